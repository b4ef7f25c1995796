/**
 * Whole-process measurements: programs are started as JVMs of their own, in interleaved rounds, and
 * compared with a named baseline of the same run.
 *
 * <p>To measure something new, implement {@link dev.anyfn.benchmarks.Subject} and hand it to {@link
 * dev.anyfn.benchmarks.Comparison}. CPU time and ratios are the figures to trust: wall times move
 * with whatever else the machine does.
 */
@NullMarked
package dev.anyfn.benchmarks;

import org.jspecify.annotations.NullMarked;
