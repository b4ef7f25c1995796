package dev.anyfn.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import dev.anyfn.Caller;
import dev.anyfn.ErrorCode;
import dev.anyfn.FunctionException;
import dev.anyfn.Headers;
import dev.anyfn.runtime.HttpCall;
import dev.anyfn.runtime.Instance;
import dev.anyfn.runtime.wire.Payload;
import dev.anyfn.runtime.wire.ReceivedHeaders;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The JDK's server: reads requests and hands them to a handler. Safe for use by many threads. */
final class JdkServer implements HttpHandler, AutoCloseable {

  /** The number of connections that wait to be accepted; the system may allow fewer. */
  private static final int BACKLOG = 1024;

  private static final int FIRST_WITHOUT_PINNING = 24;
  private static final int MAX_THREADS = 1000;

  private final Instance instance;
  private final CallHandler handler;
  private final HttpServer server;
  private final ExecutorService threads = threads();

  private JdkServer(Instance instance, CallHandler handler, HttpServer server) {
    this.instance = instance;
    this.handler = handler;
    this.server = server;
  }

  /**
   * Starts to listen.
   *
   * @param port 0 for any free one
   * @param instance answers the requests; the caller closes it, after the server
   * @throws IOException if the port is taken
   */
  static JdkServer open(int port, Instance instance, CallHandler handler) throws IOException {
    setDefaults();
    HttpServer server = HttpServer.create(new InetSocketAddress(port), BACKLOG);
    JdkServer opened = new JdkServer(instance, handler, server);
    server.setExecutor(opened.threads);
    server.createContext("/", opened);
    server.start();
    return opened;
  }

  /**
   * Sets the system properties that the server reads once, when its classes are initialised. A
   * property that the user has set stays. The figures behind each are in {@code
   * benchmarks/servers.md}.
   */
  private static void setDefaults() {
    // Without it, each answer under keep-alive waits 40 ms for the client's delayed
    // acknowledgement.
    setDefault("sun.net.httpserver.nodelay", "true");
    // Seconds for a whole request to arrive; by default a slow client holds its thread for ever.
    setDefault("sun.net.httpserver.maxReqTime", "60");
    // Longer than the 600 s for which load balancers keep a connection, so that they close it
    // first.
    setDefault("sun.net.httpserver.idleInterval", "620");
    setDefault("sun.net.httpserver.maxIdleConnections", "1000");
    setDefault("jdk.httpserver.maxConnections", "1100");
    // How much of an unread body is taken in, so that its sender gets to see the answer.
    setDefault("sun.net.httpserver.drainAmount", "67108864");
  }

  private static void setDefault(String name, String value) {
    if (System.getProperty(name) == null) {
      System.setProperty(name, value);
    }
  }

  /**
   * Creates the threads that requests run on: virtual ones from JDK 24 on, where waiting in the
   * server's synchronized streams no longer pins a carrier (JEP 491); before, a pool that grows
   * with the connections.
   */
  private static ExecutorService threads() {
    if (Runtime.version().feature() < FIRST_WITHOUT_PINNING) {
      return new ThreadPoolExecutor(0, MAX_THREADS, 60, TimeUnit.SECONDS, new SynchronousQueue<>());
    }
    try {
      return (ExecutorService)
          Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
    } catch (NoSuchMethodException | IllegalAccessException | InvocationTargetException e) {
      throw new IllegalStateException("This JDK has virtual threads, yet does not give any", e);
    }
  }

  int port() {
    return server.getAddress().getPort();
  }

  @Override
  public void handle(HttpExchange exchange) throws IOException {
    ExchangeAnswer answer = new ExchangeAnswer(exchange);
    HttpCall call;
    try {
      call = call(exchange);
    } catch (FunctionException e) {
      handler.refuse(e, exchange.getRequestMethod(), answer);
      return;
    }
    handler.handle(call, answer);
  }

  private HttpCall call(HttpExchange exchange) {
    URI uri = exchange.getRequestURI();
    String path = uri.getRawPath();
    if (path == null) {
      throw new FunctionException(ErrorCode.NOT_FOUND, "There is nothing at this path");
    }
    Headers headers = headers(exchange);
    return new HttpCall(
        exchange.getRequestMethod(),
        path.isEmpty() ? "/" : path,
        uri.getRawQuery(),
        headers,
        Payload.of(
            exchange.getRequestBody(), length(headers), headers.first("Content-Type").orElse(null)),
        caller(exchange),
        instance.originNow(exchange));
  }

  /** Returns the peer of the connection: a header that names another could come from anybody. */
  private static Caller caller(HttpExchange exchange) {
    String address = exchange.getRemoteAddress().getAddress().getHostAddress();
    int scope = address.indexOf('%');
    return new Caller(Optional.of(scope < 0 ? address : address.substring(0, scope)), Map.of());
  }

  private static Headers headers(HttpExchange exchange) {
    ReceivedHeaders headers = new ReceivedHeaders();
    for (Map.Entry<String, List<String>> header : exchange.getRequestHeaders().entrySet()) {
      for (String value : header.getValue()) {
        headers.add(header.getKey(), value);
      }
    }
    return headers.build();
  }

  private static long length(Headers headers) {
    try {
      return Long.parseLong(headers.first("Content-Length").orElse("-1"));
    } catch (NumberFormatException e) {
      return -1;
    }
  }

  /** Lets the handler drain, then stops listening and breaks the connections that are left. */
  @Override
  public void close() {
    handler.drain();
    // The server's own waiting takes its whole time on JDK 17, even with nothing to wait for.
    server.stop(0);
    threads.shutdownNow();
  }
}
