package dev.anyfn.testkit.fork;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** Requests of tests, each on a connection of its own. */
final class Http {

  private Http() {}

  static HttpResponse<String> get(HttpFork fork) {
    return send(HttpRequest.newBuilder(fork.baseUri()));
  }

  static HttpResponse<String> postEvent(HttpFork fork, String id, String type) {
    return send(
        HttpRequest.newBuilder(fork.baseUri())
            .header("ce-specversion", "1.0")
            .header("ce-id", id)
            .header("ce-type", type)
            .header("ce-source", "/test")
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString("{}")));
  }

  static HttpResponse<String> send(HttpRequest.Builder request) {
    HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    try {
      return client.send(
          request.timeout(Duration.ofSeconds(60)).build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw Interrupted.rethrow(e);
    }
  }
}
