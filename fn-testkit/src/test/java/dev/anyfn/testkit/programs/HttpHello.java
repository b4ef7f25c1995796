package dev.anyfn.testkit.programs;

import com.google.cloud.functions.HttpFunction;
import com.google.cloud.functions.HttpRequest;
import com.google.cloud.functions.HttpResponse;
import java.io.IOException;

public final class HttpHello implements HttpFunction {
  @Override
  public void service(HttpRequest request, HttpResponse response) throws IOException {
    response.getWriter().write("hello from " + System.getenv("MARKER"));
  }
}
