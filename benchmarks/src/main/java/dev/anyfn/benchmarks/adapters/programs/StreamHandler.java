package dev.anyfn.benchmarks.adapters.programs;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** On Lambda by hand: streams, and Jackson's data binding. */
public final class StreamHandler implements RequestStreamHandler {

  private final ObjectMapper mapper = new ObjectMapper();

  /** For the runtime. */
  public StreamHandler() {}

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    Greeting.Request request = mapper.readValue(input, Greeting.Request.class);
    mapper.writeValue(output, Greeting.greet(request));
  }
}
