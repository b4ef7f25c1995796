package dev.anyfn.benchmarks.adapters.programs;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** On Lambda by hand, with no JSON library: the floor of every handler that has one. */
public final class HandWrittenHandler implements RequestStreamHandler {

  /** For the runtime. */
  public HandWrittenHandler() {}

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    output.write(HandWritten.answer(input.readAllBytes()));
  }
}
