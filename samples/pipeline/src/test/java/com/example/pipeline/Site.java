package com.example.pipeline;

import dev.anyfn.testkit.fork.ContainerFork;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** The functions in a container, and a client of them. */
record Site(ContainerFork container, HttpClient client) implements AutoCloseable {

  static Site start(ContainerFork.Builder program, Map<String, String> settings) {
    settings.forEach(program::env);
    ContainerFork container = program.env("FN_TARGET", "*").start();
    return new Site(
        container.awaitReady(Duration.ofSeconds(60)),
        HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build());
  }

  /** Files and SQLite in a directory; what the environment says otherwise comes first. */
  static Map<String, String> settings(Path stores, Map<String, String> environment) {
    Map<String, String> settings = new HashMap<>();
    settings.put("FN_BUCKET_INBOX", "file:" + stores.resolve("inbox"));
    settings.put("FN_BUCKET_OUTBOX", "file:" + stores.resolve("outbox"));
    settings.put("FN_TABLE_SALES", "jdbc:sqlite:" + stores.resolve("state.db"));
    environment.forEach(
        (name, value) -> {
          if (name.startsWith("FN_") || name.startsWith("AWS_") || name.startsWith("PG")) {
            settings.put(name, value);
          }
        });
    return settings;
  }

  String upload(String file, Path content) throws IOException, InterruptedException {
    return upload(file, BodyPublishers.ofFile(content));
  }

  String upload(String file, BodyPublisher content) throws IOException, InterruptedException {
    return text(
        send(
            request("Upload?file=" + file)
                .header("Content-Type", "application/octet-stream")
                .POST(content)
                .build()));
  }

  String load(String file) throws IOException, InterruptedException {
    return text(
        send(
            request("Load")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"file\":\"" + file + "\"}"))
                .build()));
  }

  String download(String file) throws IOException, InterruptedException {
    return text(send(request("Download?file=" + file).build()));
  }

  String sales(String region, String from) throws IOException, InterruptedException {
    String name = URLEncoder.encode(region, StandardCharsets.UTF_8);
    return text(send(request("Sales?region=" + name + "&from=" + from).build()));
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(container.baseUri() + path));
  }

  private HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
    return client.send(request, BodyHandlers.ofString());
  }

  private String text(HttpResponse<String> response) {
    if (response.statusCode() != 200) {
      throw new IllegalStateException(
          response + " " + response.body() + "\n" + container.output().text());
    }
    return response.body();
  }

  @Override
  public void close() {
    container.close();
  }
}
