package dev.anyfn.testkit;

import dev.anyfn.Headers;
import dev.anyfn.testkit.event.HttpEvent;
import dev.anyfn.testkit.wire.HttpBody;
import dev.anyfn.testkit.wire.HttpConnection;
import dev.anyfn.testkit.wire.HttpHead;
import dev.anyfn.testkit.wire.HttpReply;
import dev.anyfn.testkit.wire.LoopbackServer;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * A double for a dependency that a function calls over HTTP, on a free port of the loopback
 * interface:
 *
 * <pre>{@code
 * try (HttpStub payments = HttpStub.start()) {
 *   payments.when("POST", "/charge").answer(503).answer(200, new Charged("c-1"));
 *   ... // a function that calls payments.baseUri(), and calls again
 *   payments.verify("POST", "/charge", 2).verifyNothingElse();
 * }
 * }</pre>
 *
 * <p>It answers a request without a rule with 501 and an explanation, and records it as unexpected.
 * Safe for use by many threads. Closing it ends all connections.
 */
public final class HttpStub implements AutoCloseable {

  private static final long LONGEST_BODY = 256L * 1024 * 1024;

  private record Received(HttpEvent request, boolean expected) {}

  private final CountDownLatch closed = new CountDownLatch(1);
  private final List<StubRule> rules = new ArrayList<>();
  private final List<Received> received = new ArrayList<>();

  /** The last field: the server accepts connections at once. */
  private final LoopbackServer server =
      LoopbackServer.start("http-stub", connection -> () -> serve(connection));

  private HttpStub() {}

  /** Starts a stub without rules. */
  public static HttpStub start() {
    return new HttpStub();
  }

  /** Returns the address, without a slash at its end. */
  public URI baseUri() {
    return URI.create("http://127.0.0.1:" + server.port());
  }

  /**
   * Begins a rule. The latest rule that matches a request and has a step wins.
   *
   * @param method case-sensitive
   * @param path percent-encoded; without a query it matches any query; a {@code *} at its end
   *     matches any rest
   * @return the rule, for its steps
   */
  public StubRule when(String method, String path) {
    StubRule rule = new StubRule(method, path);
    synchronized (rules) {
      rules.add(0, rule);
    }
    return rule;
  }

  /** Returns all requests in the order of arrival, unexpected ones included. */
  public List<HttpEvent> received() {
    return requests(true, true);
  }

  /** Returns the requests that match, as in {@link #when}, in order of arrival. */
  public List<HttpEvent> received(String method, String path) {
    List<HttpEvent> matching = new ArrayList<>(received());
    matching.removeIf(request -> !StubRule.matches(method, path, request));
    return List.copyOf(matching);
  }

  /** Returns the requests without a rule, in order of arrival. */
  public List<HttpEvent> unexpected() {
    return requests(false, true);
  }

  private List<HttpEvent> requests(boolean expected, boolean unexpected) {
    List<HttpEvent> requests = new ArrayList<>();
    synchronized (received) {
      for (Received one : received) {
        if (one.expected() ? expected : unexpected) {
          requests.add(one.request());
        }
      }
    }
    return List.copyOf(requests);
  }

  /**
   * Checks the exact number of requests that match.
   *
   * @param method as in {@link #when}
   * @param path as in {@link #when}
   * @param times the exact number
   * @throws AssertionError with all requests if the number differs
   */
  public HttpStub verify(String method, String path, int times) {
    int came = received(method, path).size();
    if (came != times) {
      throw new AssertionError(
          "Expected "
              + method
              + " "
              + path
              + " "
              + count(times)
              + ", and it came "
              + count(came)
              + ". "
              + story());
    }
    return this;
  }

  /**
   * Checks that each request had a rule.
   *
   * @throws AssertionError with all requests if one had none
   */
  public HttpStub verifyNothingElse() {
    int unknown = unexpected().size();
    if (unknown > 0) {
      throw new AssertionError("Requests came that no rule is for: " + unknown + ". " + story());
    }
    return this;
  }

  private static String count(int times) {
    return times == 1 ? "once" : times + " times";
  }

  private String story() {
    StringBuilder text = new StringBuilder();
    synchronized (received) {
      text.append(received.isEmpty() ? "Nothing was received." : "Received, in this order:");
      int number = 1;
      for (Received one : received) {
        text.append("\n  ").append(number++).append(". ");
        text.append(one.request().toString().replace("\n", "\n   "));
        text.append(one.expected() ? "" : "\n       (unexpected: answered with 501)");
      }
    }
    return text.toString();
  }

  /** Forgets all rules and requests; clients that wait for an answer keep waiting. */
  public void reset() {
    synchronized (rules) {
      rules.clear();
    }
    synchronized (received) {
      received.clear();
    }
  }

  private void serve(HttpConnection connection) throws IOException, InterruptedException {
    try {
      HttpHead head = connection.readHead();
      while (head != null) {
        HttpBody body = HttpBody.read(head, connection, LONGEST_BODY);
        if (body.truncated() || !play(step(request(head, body)), head, connection)) {
          return;
        }
        head = head.has("Connection", "close") ? null : connection.readHead();
      }
    } catch (IllegalArgumentException e) {
      byte[] why = ("Not a request: " + e.getMessage()).getBytes(StandardCharsets.UTF_8);
      connection.reply(new HttpReply(400, Headers.empty(), why));
    }
  }

  private static HttpEvent request(HttpHead head, HttpBody body) {
    HttpEvent request = HttpEvent.of(head.method(), head.path()).body(body.bytes());
    for (String name : head.headers().names()) {
      for (String value : head.headers().all(name)) {
        request = request.header(name, value);
      }
    }
    return request;
  }

  private StubStep step(HttpEvent request) {
    StubStep step = null;
    List<StubRule> now;
    synchronized (rules) {
      now = List.copyOf(rules);
    }
    for (StubRule rule : now) {
      step = step == null && rule.matches(request) ? rule.next() : step;
    }
    synchronized (received) {
      received.add(new Received(request, step != null));
    }
    return step != null ? step : StubRule.unknown(request, now);
  }

  /** Returns true if the connection can be used again. */
  private boolean play(StubStep step, HttpHead head, HttpConnection connection)
      throws IOException, InterruptedException {
    boolean silent = step.kind() == StubStep.Kind.SILENCE;
    long wait = silent ? Long.MAX_VALUE : step.delay().toNanos();
    if (wait > 0 && closed.await(wait, TimeUnit.NANOSECONDS)) {
      return false;
    }
    switch (step.kind()) {
      case ANSWER -> {
        HttpReply reply = step.reply();
        boolean bare = head.method().equals("HEAD");
        connection.reply(
            bare ? new HttpReply(reply.status(), reply.headers(), new byte[0]) : reply);
        return true;
      }
      case CUT -> connection.replyButFor(step.reply(), step.reply().body().length / 2);
      case RESET -> connection.reset();
      case SILENCE -> {} // closed while it waited
    }
    return false;
  }

  @Override
  public void close() {
    closed.countDown();
    server.close();
  }
}
