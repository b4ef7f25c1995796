package dev.anyfn.runtime;

import dev.anyfn.runtime.wire.Input;
import dev.anyfn.runtime.wire.Output;
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
   * Creates a trigger of the only function of an instance.
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
   * @param origin what the platform knows beside the payload
   * @throws Exception what the function threw, after the observers have seen it
   */
  public void handle(byte[] payload, OutputStream out, Origin origin) throws Exception {
    BoundFunction function = instance.only();
    Ending ending =
        new Invocation(
            instance, function, instance.context(function, origin, null, null, null, null)) {
          @Override
          @Nullable Object decode(Input input) {
            return input.direct(Payload.of(payload, null).limitedTo(instance.settings().maxBody()));
          }

          @Override
          void encode(@Nullable Object value, Output output) throws Exception {
            if (value == null) {
              out.write("null".getBytes(StandardCharsets.US_ASCII));
            } else {
              output.direct(value, out);
            }
          }
        }.run();
    Invocation.<Exception>rethrow(ending);
  }
}
