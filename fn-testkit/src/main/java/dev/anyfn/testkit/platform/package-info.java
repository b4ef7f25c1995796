/**
 * One test, every platform: an application is called through every real code path that the adapters
 * have, each in its runtime and in a process of its own, and what comes of it is asserted once.
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
 * <p>A {@link dev.anyfn.testkit.platform.Call} says what is asked, once; a {@link
 * dev.anyfn.testkit.platform.Platform} is a row of a table and says which {@linkplain
 * dev.anyfn.testkit.platform.Call.Kind kinds} of calls it carries, and how; an {@link
 * dev.anyfn.testkit.platform.PlatformAnswer} means the same everywhere:
 *
 * <table>
 *   <caption>What an outcome is made of</caption>
 *   <tr><th>platform</th><th>succeeded</th><th>error code</th></tr>
 *   <tr><td>over HTTP, by a server or a gateway</td><td>a status below 400</td>
 *     <td>of the problem document</td></tr>
 *   <tr><td>direct payload of Lambda</td><td>no error document</td>
 *     <td>of the error document, else of the log</td></tr>
 *   <tr><td>SQS</td><td>no message in {@code batchItemFailures}</td><td>of the log, by message</td></tr>
 *   <tr><td>Google's invoker, {@code cloudevent}</td><td>status 200</td><td>of the log, by
 *     event</td></tr>
 * </table>
 *
 * <p>With JUnit 5, {@link dev.anyfn.testkit.junit.OnEveryPlatform} makes a test of each row.
 */
@NullMarked
package dev.anyfn.testkit.platform;

import org.jspecify.annotations.NullMarked;
