package dev.anyfn.samples.tour;

import dev.anyfn.runtime.json.JsonTree;
import dev.anyfn.samples.tour.Reply.Verdict;
import dev.anyfn.testkit.fork.ClassPath;
import dev.anyfn.testkit.fork.ContainerFork;
import dev.anyfn.testkit.fork.HttpFork;
import dev.anyfn.testkit.fork.InvokerFork;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;

/** The jar on Google's invokers and as a container, called over HTTP. */
final class HttpStop {

  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  private HttpStop() {}

  static Visit container(Path jar) {
    ContainerFork fork = ContainerFork.builder().jar(jar).start().awaitReady(TIMEOUT);
    return new Visit(fork, input -> ask(fork, input));
  }

  static Visit invoker(Path jar, String version) {
    InvokerFork fork = invoker(jar, version, "http");
    return new Visit(fork, input -> ask(fork, input));
  }

  static Visit events(Path jar, String version) {
    InvokerFork fork = invoker(jar, version, "cloudevent");
    return new Visit(
        fork,
        input -> {
          int status = post(fork, input, true).status();
          return new Reply(
              status < 300 ? Verdict.ACKNOWLEDGED : Verdict.REDELIVERED,
              Integer.toString(status),
              "status " + status);
        });
  }

  private static InvokerFork invoker(Path jar, String version, String signatureType) {
    return InvokerFork.builder()
        .version(version)
        .classPath(ClassPath.of(jar))
        .target("dev.anyfn.gcp.CloudFunction")
        .signatureType(signatureType)
        .start()
        .awaitReady(TIMEOUT);
  }

  private static Reply ask(HttpFork fork, String input) {
    Answer answer = post(fork, input, false);
    return reply(answer.status(), answer.body());
  }

  /** Returns the outcome of an HTTP answer, or of one in an envelope. */
  static Reply reply(int status, String body) {
    if (status == 200) {
      return new Reply(Verdict.ANSWERED, "200", body);
    }
    if (status == 400) {
      JsonTree problem = JsonTree.parse(body.getBytes(StandardCharsets.UTF_8));
      if (problem.get("code").text("").equals("INVALID_INPUT")) {
        return new Reply(Verdict.INVALID_INPUT, "400", problem.get("detail").text(""));
      }
    }
    return Reply.unexpected(status + " " + body);
  }

  private record Answer(int status, String body) {}

  private static Answer post(HttpFork fork, String input, boolean event) {
    try {
      HttpURLConnection http = (HttpURLConnection) fork.baseUri().toURL().openConnection();
      http.setRequestMethod("POST");
      http.setRequestProperty("Content-Type", "application/json");
      if (event) {
        http.setRequestProperty("ce-specversion", "1.0");
        http.setRequestProperty("ce-id", "e-1");
        http.setRequestProperty("ce-source", "/tour");
        http.setRequestProperty("ce-type", "com.example.greeting.requested");
      }
      http.setConnectTimeout((int) TIMEOUT.toMillis());
      http.setReadTimeout((int) TIMEOUT.toMillis());
      http.setDoOutput(true);
      try (OutputStream out = http.getOutputStream()) {
        out.write(input.getBytes(StandardCharsets.UTF_8));
      }
      int status = http.getResponseCode();
      try (InputStream in = status < 400 ? http.getInputStream() : http.getErrorStream()) {
        String body = in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
        return new Answer(status, body);
      }
    } catch (IOException e) {
      throw new IllegalStateException("The call failed", e);
    }
  }
}
