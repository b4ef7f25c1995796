/**
 * One test on every platform: calls an application through each real code path of the adapters,
 * each in its runtime and a process of its own, and asserts the outcome once.
 *
 * <pre>{@code
 * Application application = Application.of(Greeter.class).env("GREETING", "Hello");
 * try (Platforms platforms = Platforms.open(application)) {
 *   for (Target target : platforms.targets(Call.Kind.VALUE)) {
 *     target
 *         .call(Call.json(new Greeter.Request("Ada", 2)))
 *         .assertSucceeded()
 *         .assertJson(new Greeter.Reply("Hello Ada", List.of(0, 1)));
 *     target.call(Call.json(new Greeter.Request("", 1))).assertFailed(ErrorCode.INVALID_INPUT);
 *   }
 * }
 * }</pre>
 *
 * <p>A {@link dev.anyfn.testkit.platform.Call} is the same for all platforms; a {@link
 * dev.anyfn.testkit.platform.Platform} is a row of a table and carries some {@linkplain
 * dev.anyfn.testkit.platform.Call.Kind kinds} of calls; an {@link
 * dev.anyfn.testkit.platform.PlatformAnswer} means the same everywhere. An observer inside the
 * process ({@link dev.anyfn.testkit.fork.FailureReporter}) reports the codes that an answer lacks:
 *
 * <table>
 *   <caption>Sources of an outcome</caption>
 *   <tr><th>platform</th><th>succeeded</th><th>error code</th></tr>
 *   <tr><td>over HTTP, by a server or a gateway</td><td>a status below 400</td>
 *     <td>in the problem document</td></tr>
 *   <tr><td>direct payload of Lambda</td><td>no error document</td>
 *     <td>in the error document, else reported</td></tr>
 *   <tr><td>SQS</td><td>no message in {@code batchItemFailures}</td><td>reported, by message</td></tr>
 *   <tr><td>Google's invoker, {@code cloudevent}</td><td>status 200</td>
 *     <td>reported, by event</td></tr>
 * </table>
 *
 * <p>With JUnit 5, {@link dev.anyfn.testkit.junit.OnEveryPlatform} makes a test of each row.
 */
@NullMarked
package dev.anyfn.testkit.platform;

import org.jspecify.annotations.NullMarked;
