package dev.anyfn.runtime;

import dev.anyfn.runtime.wire.Payload;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Answers a payload of JSON with one: a direct or asynchronous invocation. Safe for use by many
 * threads.
 */
public final class DirectTrigger {

  private final Instance instance;

  /**
   * A trigger of the only function of an instance.
   *
   * @param instance the instance; stays the caller's
   */
  public DirectTrigger(Instance instance) {
    this.instance = instance;
  }

  /**
   * Handles one payload.
   *
   * @param payload the input, in UTF-8
   * @param out takes the output; nothing is written before the function has succeeded
   * @param origin what the platform tells
   * @throws Exception what the function threw, after it has been logged
   */
  public void handle(byte[] payload, OutputStream out, Origin origin) throws Exception {
    InvocationContext context = null;
    try {
      BoundFunction function = instance.only();
      context = instance.context(function, origin, null, null, null);
      Payload body = Payload.of(payload, null).limitedTo(instance.settings().maxBody());
      function.call(
          function.input().direct(body),
          context,
          // Not a lambda: the first one costs more than all else on the way to a first answer.
          new BoundFunction.Consumer() {
            @Override
            public void accept(@Nullable Object output) throws Exception {
              if (output == null) {
                out.write("null".getBytes(StandardCharsets.US_ASCII));
              } else {
                function.output().direct(output, out);
              }
            }
          });
    } catch (Throwable e) {
      instance.log().failure(Failure.of(e), context, null);
      throw e;
    }
  }
}
