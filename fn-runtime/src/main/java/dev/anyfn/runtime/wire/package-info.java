/**
 * The wire table: how the input and output types of a function are read and written, as the body of
 * HTTP, as a payload of JSON and as an event.
 */
@NullMarked
package dev.anyfn.runtime.wire;

import org.jspecify.annotations.NullMarked;
