/** The entry point of the benchmarks. */
@NullMarked
package dev.anyfn.benchmarks.run;

import org.jspecify.annotations.NullMarked;
