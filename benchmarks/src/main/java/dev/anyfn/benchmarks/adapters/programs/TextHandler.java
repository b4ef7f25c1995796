package dev.anyfn.benchmarks.adapters.programs;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** On Lambda by hand: a JSON string in and out, without escapes, and no JSON library. */
public final class TextHandler implements RequestStreamHandler {

  /** For the runtime. */
  public TextHandler() {}

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    byte[] json = input.readAllBytes();
    String name = new String(json, 1, json.length - 2, StandardCharsets.UTF_8);
    output.write(("\"Hello " + name + "\"").getBytes(StandardCharsets.UTF_8));
  }
}
