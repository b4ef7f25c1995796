/** What one would write by hand, and the one function that the samples do not have. */
@NullMarked
package dev.anyfn.benchmarks.adapters.programs;

import org.jspecify.annotations.NullMarked;
