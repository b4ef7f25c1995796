package dev.anyfn;

import org.jspecify.annotations.Nullable;

/**
 * A serverless function: one input, one output, and the facts about the invocation.
 *
 * <p>Write one public class per function, with a public constructor that takes nothing or one
 * {@link Environment}, and list it in {@code META-INF/services/dev.anyfn.Function}.
 * <strong>Construction is initialisation:</strong> the constructor runs once per instance, before
 * the first invocation, on every platform. An {@link AutoCloseable} function is closed when its
 * instance shuts down; a {@link SnapshotAware} one is notified of checkpoints.
 *
 * <p>{@code In} and {@code Out} mean the same on the wire of every platform:
 *
 * <table class="striped">
 * <caption>Types on the wire</caption>
 * <thead><tr><th scope="col">type</th><th scope="col">HTTP body, envelope body</th>
 * <th scope="col">Lambda direct payload</th><th scope="col">event</th></tr></thead>
 * <tbody>
 * <tr><th scope="row">{@code String}</th>
 *   <td>text in the declared charset, UTF-8 by default; out {@code text/plain}</td>
 *   <td>a JSON string is its text, any other JSON its source text; out a JSON string</td>
 *   <td>data as text</td></tr>
 * <tr><th scope="row">{@code byte[]}, {@code InputStream}</th>
 *   <td>the bytes; out {@code application/octet-stream}</td>
 *   <td>the bytes, which must be JSON on the way out</td><td>data as bytes</td></tr>
 * <tr><th scope="row">record or other JSON type</th>
 *   <td>JSON; a request without body binds its query parameters to a record</td>
 *   <td>JSON</td><td>data as JSON</td></tr>
 * <tr><th scope="row">{@link io.cloudevents.CloudEvent}</th>
 *   <td>binary, structured or batch</td><td>by trigger</td><td>the event</td></tr>
 * <tr><th scope="row">{@link Batch Batch&lt;T&gt;} (input only)</th>
 *   <td>a JSON array, or a batch of CloudEvents</td><td>a JSON array, or the records</td>
 *   <td>all of them at once</td></tr>
 * <tr><th scope="row">{@link Response Response&lt;T&gt;} (output only)</th>
 *   <td>status, headers, {@code T} as its row says</td><td>{@code T}</td>
 *   <td>{@code T}; the status is ignored unless it is a failure</td></tr>
 * <tr><th scope="row">{@link java.util.stream.Stream Stream&lt;T&gt;} (output only)</th>
 *   <td>NDJSON or server-sent events by {@code Accept}, flushed per element</td>
 *   <td>a JSON array</td><td>a JSON array</td></tr>
 * <tr><th scope="row">null, {@code Void}</th>
 *   <td>204, empty</td><td>{@code null}</td><td>acknowledged</td></tr>
 * </tbody></table>
 *
 * <p><strong>Thread-safety:</strong> many invocations run at once on one object, as on Cloud Run.
 * Annotate a class that is not safe for that with {@link Concurrency @Concurrency(SINGLE)}.
 *
 * <p><strong>Types</strong> are read when the function is bound. A class declares them, generic
 * base classes included; a lambda or a method reference does not, and needs {@link
 * TypedFunction#of}.
 *
 * <p>The interface shares its simple name with {@code java.util.function.Function}; use that one by
 * its full name where both are needed.
 *
 * @param <In> the input
 * @param <Out> the output
 */
@FunctionalInterface
public interface Function<In extends @Nullable Object, Out extends @Nullable Object> {

  /**
   * Handles one invocation.
   *
   * @param input the decoded input; null only if {@code In} is {@code Void}
   * @param context the facts about this invocation; valid until this method returns
   * @return the output; null is an empty answer: 204 over HTTP, {@code null} as a Lambda payload
   * @throws FunctionException to answer with a chosen {@link ErrorCode}
   * @throws Exception any other failure, which is answered as {@link ErrorCode#INTERNAL}; its
   *     message is logged and never sent over HTTP
   */
  Out apply(In input, Context context) throws Exception;

  /**
   * Composes this function with one that takes its output.
   *
   * <p>Both see the same context. The composition closes, checkpoints and restores both, and is
   * {@link Concurrency.Mode#SINGLE} if one of them is.
   *
   * @param next takes this function's output
   * @param <Next> the output of the composition
   */
  default <Next extends @Nullable Object> Function<In, Next> andThen(
      Function<? super Out, ? extends Next> next) {
    return new Composition<>(this, next);
  }
}
