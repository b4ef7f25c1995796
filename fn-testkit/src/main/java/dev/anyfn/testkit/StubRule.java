package dev.anyfn.testkit;

import dev.anyfn.Headers;
import dev.anyfn.testkit.StubStep.Kind;
import dev.anyfn.testkit.event.HttpAnswer;
import dev.anyfn.testkit.event.HttpEvent;
import dev.anyfn.testkit.wire.HttpReply;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The steps of an {@link HttpStub} for matching requests: one for each request, in order, and the
 * last for all that follow. Safe for use by many threads.
 */
public final class StubRule {

  private static final HttpReply NONE = new HttpReply(0, Headers.empty(), new byte[0]);

  private final String method;
  private final String path;
  private final List<StubStep> steps = new ArrayList<>();
  private Duration delay = Duration.ZERO;
  private int used;

  StubRule(String method, String path) {
    this.method = method;
    this.path = path;
  }

  /** Adds an answer without a body; status 200 to 599. */
  public StubRule answer(int status) {
    return then(Kind.ANSWER, new HttpReply(status, Headers.empty(), new byte[0]));
  }

  /**
   * Adds an answer of JSON.
   *
   * @param status from 200 to 599
   * @param json a {@code String} or a {@code byte[]} of JSON, or a value to encode
   */
  public StubRule answer(int status, Object json) {
    return then(Kind.ANSWER, reply(status, json));
  }

  /** Adds an answer; the stub sets {@code Content-Length} and {@code Transfer-Encoding} itself. */
  public StubRule answer(HttpAnswer answer) {
    Headers.Builder headers = Headers.builder();
    answer
        .headers()
        .forEach(
            (name, value) -> {
              String lower = name.toLowerCase(Locale.ROOT);
              if (!lower.equals("content-length") && !lower.equals("transfer-encoding")) {
                headers.add(name, value);
              }
            });
    return then(Kind.ANSWER, new HttpReply(answer.status(), headers.build(), answer.body()));
  }

  /**
   * Adds a step that sends the head and half of the body, then closes the connection.
   *
   * @param status from 200 to 599
   * @param json as in {@link #answer(int, Object)}, but at least two bytes
   */
  public StubRule cut(int status, Object json) {
    HttpReply reply = reply(status, json);
    if (reply.body().length < 2) {
      throw new IllegalArgumentException("There is no half of a body of less than two bytes");
    }
    return then(Kind.CUT, reply);
  }

  /** Adds a step that reads the request, then resets the connection (TCP RST). */
  public StubRule reset() {
    return then(Kind.RESET, NONE);
  }

  /** Adds a step that never answers, until the stub is closed. */
  public StubRule silence() {
    return then(Kind.SILENCE, NONE);
  }

  /** Delays the next step alone; not negative. */
  public synchronized StubRule after(Duration latency) {
    if (latency.isNegative()) {
      throw new IllegalArgumentException("A latency is not negative: " + latency);
    }
    delay = latency;
    return this;
  }

  private static HttpReply reply(int status, Object json) {
    byte[] body = HttpEvent.post("/").json(json).body();
    return new HttpReply(status, Headers.empty().and("Content-Type", "application/json"), body);
  }

  private synchronized StubRule then(Kind kind, HttpReply reply) {
    boolean answers = kind == Kind.ANSWER || kind == Kind.CUT;
    if (answers && (reply.status() < 200 || reply.status() > 599)) {
      throw new IllegalArgumentException("Not the status of an answer: " + reply.status());
    }
    steps.add(new StubStep(kind, reply, delay));
    delay = Duration.ZERO;
    return this;
  }

  /** A path with a query must equal the target; a star at its end matches any rest. */
  static boolean matches(String method, String path, HttpEvent request) {
    String target = path.indexOf('?') < 0 ? request.path() : request.target();
    boolean there =
        path.endsWith("*")
            ? target.startsWith(path.substring(0, path.length() - 1))
            : target.equals(path);
    return there && method.equals(request.method());
  }

  boolean matches(HttpEvent request) {
    return matches(method, path, request);
  }

  /** Returns null as long as there is no step. */
  synchronized @Nullable StubStep next() {
    if (steps.isEmpty()) {
      return null;
    }
    StubStep step = steps.get(Math.min(used, steps.size() - 1));
    used++;
    return step;
  }

  /** Answers a request without a rule. */
  static StubStep unknown(HttpEvent request, List<StubRule> rules) {
    String known = rules.isEmpty() ? "there is no rule at all" : "the rules are for " + rules;
    String text =
        "No rule for "
            + request.method()
            + " "
            + request.target()
            + ": "
            + known
            + ". Say it with stub.when(\""
            + request.method()
            + "\", \""
            + request.path()
            + "\").answer(..)";
    Headers headers = Headers.empty().and("Content-Type", "text/plain; charset=utf-8");
    HttpReply reply = new HttpReply(501, headers, text.getBytes(StandardCharsets.UTF_8));
    return new StubStep(Kind.ANSWER, reply, Duration.ZERO);
  }

  @Override
  public String toString() {
    return method + " " + path;
  }
}
