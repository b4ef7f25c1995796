/**
 * Budgets: the costs of a function as numbers with limits, such as classes, their bytes,
 * allocations and the size of its jar.
 *
 * <p>A {@link dev.anyfn.testkit.budget.Budget} runs the function in its own JVM, and counts the
 * same in each run, so that limits can be tight:
 *
 * <pre>{@code
 * Measured measured = Budget.measure(Greeter.class).input("{\"name\":\"Ada\",\"count\":3}").run();
 * measured
 *     .assertNone("com.fasterxml.jackson.databind")
 *     .assertAtMost(Metric.APPLICATION_CLASSES, 120)
 *     .assertAtMost(Metric.WARM_ALLOCATION_BYTES, 4_000);
 * }</pre>
 *
 * <p>A {@link dev.anyfn.testkit.budget.Baseline} keeps the numbers in a file beside the test, and
 * reports growth:
 *
 * <pre>{@code
 * Baseline.at(Path.of("src/test/budgets/greeter.properties")).tolerancePercent(5).check(measured);
 * }</pre>
 */
@NullMarked
package dev.anyfn.testkit.budget;

import org.jspecify.annotations.NullMarked;
