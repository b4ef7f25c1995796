/** Portable facts of events and messages, the same from every cloud. */
@NullMarked
package dev.anyfn.event;

import org.jspecify.annotations.NullMarked;
