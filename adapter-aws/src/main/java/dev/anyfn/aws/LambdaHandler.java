package dev.anyfn.aws;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.anyfn.runtime.Instance;
import dev.anyfn.runtime.Log;
import dev.anyfn.runtime.Settings;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * The handler of every function on AWS Lambda: {@code dev.anyfn.aws.LambdaHandler}.
 *
 * <p>It takes streams, so that the platform's own mapping, which changes with its version and knows
 * no records, is not used. It recognises the trigger by the shape of the payload; {@code
 * FN_TRIGGER} names the trigger where a function's own input may look like an envelope.
 *
 * <p>Safe for use by many threads, as Lambda managed instances use it.
 */
public final class LambdaHandler implements RequestStreamHandler {

  private final TriggerTable triggers;

  /**
   * Finds, builds and binds the function; for the platform.
   *
   * @throws dev.anyfn.runtime.InitializationException if that fails: the platform then reports a
   *     failed initialisation, with its sentence
   */
  public LambdaHandler() {
    Log log = new Log(System.err);
    Instance instance =
        Instance.open(Settings.of(System.getenv()), LambdaHandler.class.getClassLoader(), log);
    this.triggers = TriggerTable.of(instance, TriggerRow.TABLE);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread("anyfn-shutdown") {
              @Override
              public void run() {
                instance.close();
              }
            });
  }

  /**
   * Handles one invocation.
   *
   * @throws IOException if the output cannot be written; what the function throws where the trigger
   *     has no answer for failures is thrown as it is, so that the platform retries and
   *     dead-letters
   */
  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    byte[] payload = input.readAllBytes();
    try {
      triggers.handle(payload, output, LambdaOrigin.of(context));
    } catch (Exception e) {
      LambdaHandler.<RuntimeException>throwAsIs(e);
    }
  }

  /** The platform reports the class of what is thrown; wrapping would hide the function's own. */
  @SuppressWarnings("unchecked")
  private static <E extends Exception> void throwAsIs(Exception exception) throws E {
    throw (E) exception;
  }
}
