package dev.anyfn.runtime.wire;

import dev.anyfn.Response;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** {@code Response<T>}: status and headers over HTTP, and what its body is. */
record ResponseOutput(Output body) implements Output {

  @Override
  public void http(Object value, HttpReply reply) throws Exception {
    Response<?> response = (Response<?>) value;
    reply.choose(response.status(), response.headers());
    if (response.body().isPresent()) {
      body.http(response.body().get(), reply);
    } else {
      reply.empty();
    }
  }

  @Override
  public void direct(Object value, OutputStream out) throws Exception {
    Response<?> response = (Response<?>) value;
    if (response.body().isPresent()) {
      body.direct(response.body().get(), out);
    } else {
      out.write("null".getBytes(StandardCharsets.US_ASCII));
    }
  }
}
