/** The same jar on every platform's real runtime, side by side. */
@NullMarked
package dev.anyfn.samples.tour;

import org.jspecify.annotations.NullMarked;
