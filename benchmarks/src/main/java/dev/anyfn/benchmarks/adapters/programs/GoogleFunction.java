package dev.anyfn.benchmarks.adapters.programs;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.cloud.functions.HttpFunction;
import com.google.cloud.functions.HttpRequest;
import com.google.cloud.functions.HttpResponse;
import java.io.IOException;

/** On Google Cloud Functions by hand, with Jackson's data binding. */
public final class GoogleFunction implements HttpFunction {

  private final ObjectMapper mapper = new ObjectMapper();

  /** For the invoker. */
  public GoogleFunction() {}

  @Override
  public void service(HttpRequest request, HttpResponse response) throws IOException {
    Greeting.Request body = mapper.readValue(request.getInputStream(), Greeting.Request.class);
    response.setContentType("application/json");
    mapper.writeValue(response.getOutputStream(), Greeting.greet(body));
  }
}
