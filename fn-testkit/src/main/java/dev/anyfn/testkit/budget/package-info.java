/**
 * What a function costs, as numbers that a test holds it to: classes, their bytes, allocations, the
 * size of its jar, its libraries.
 *
 * <p>A {@link dev.anyfn.testkit.budget.Budget} runs the function in a JVM of its own. What it
 * counts does not waver, so that a limit can be tight:
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
 * shows what has grown:
 *
 * <pre>{@code
 * Baseline.at(Path.of("src/test/budgets/greeter.properties")).tolerancePercent(5).check(measured);
 * }</pre>
 */
@NullMarked
package dev.anyfn.testkit.budget;

import org.jspecify.annotations.NullMarked;
