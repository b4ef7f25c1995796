package dev.anyfn.testkit.platform;

import dev.anyfn.Headers;
import dev.anyfn.testkit.event.HttpAnswer;
import dev.anyfn.testkit.event.HttpEvent;
import dev.anyfn.testkit.fork.Fork;
import dev.anyfn.testkit.fork.HttpFork;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;

/** The way to a server, over HTTP/1.1. */
final class ServerDoor implements HttpDoor {

  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();

  @Override
  public HttpAnswer send(Fork fork, HttpEvent request) throws BrokenAnswerException {
    try {
      HttpResponse<byte[]> response =
          client.send(written(request, ((HttpFork) fork).port()), BodyHandlers.ofByteArray());
      return HttpAnswer.of(response.statusCode(), headers(response), response.body());
    } catch (HttpTimeoutException e) {
      throw new PlatformException(
          "No answer within "
              + Platforms.PATIENCE
              + ". The process has written:\n"
              + fork.output().text(),
          e);
    } catch (IOException e) {
      String process = fork.process().isAlive() ? "" : ", and the process has ended";
      throw new BrokenAnswerException("The connection broke" + process + " (" + e + ")", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PlatformException("Interrupted while waiting for an answer", e);
    }
  }

  private static HttpRequest written(HttpEvent request, int port) {
    byte[] body = request.body();
    BodyPublisher publisher =
        body.length == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body);
    HttpRequest.Builder builder =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + request.target()))
            .timeout(Platforms.PATIENCE)
            .method(request.method(), publisher);
    request.headers().forEach(builder::header);
    return builder.build();
  }

  private static Headers headers(HttpResponse<?> response) {
    Headers.Builder headers = Headers.builder();
    response.headers().map().forEach((name, all) -> all.forEach(v -> headers.add(name, v)));
    return headers.build();
  }
}
