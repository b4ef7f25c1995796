package dev.anyfn.testkit.platform;

import dev.anyfn.Headers;
import dev.anyfn.testkit.HttpFork;
import dev.anyfn.testkit.event.HttpAnswer;
import dev.anyfn.testkit.event.HttpEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Sends requests to a server over HTTP/1.1. */
record ServerCaller(HttpFork fork) implements Caller {

  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  @Override
  public HttpAnswer call(HttpEvent request) {
    HttpResponse<byte[]> response = send(request, BodyHandlers.ofByteArray());
    return HttpAnswer.of(response.statusCode(), headers(response), response.body());
  }

  /** For answers that are to be read while they grow. */
  <T> HttpResponse<T> send(HttpEvent request, BodyHandler<T> handler) {
    HttpRequest.Builder builder =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + fork.port() + request.target()))
            .timeout(Duration.ofSeconds(60))
            .method(
                request.method(),
                request.body().length == 0
                    ? BodyPublishers.noBody()
                    : BodyPublishers.ofByteArray(request.body()));
    request.headers().forEach(builder::header);
    try {
      return CLIENT.send(builder.build(), handler);
    } catch (IOException e) {
      throw new UncheckedIOException(request + "\n" + fork.output().text(), e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Headers headers(HttpResponse<?> response) {
    Headers.Builder headers = Headers.builder();
    response.headers().map().forEach((name, all) -> all.forEach(v -> headers.add(name, v)));
    return headers.build();
  }
}
