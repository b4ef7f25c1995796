package dev.anyfn.benchmarks.servers;

import io.undertow.Undertow;
import io.undertow.UndertowOptions;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.handlers.BlockingHandler;
import io.undertow.server.handlers.GracefulShutdownHandler;
import io.undertow.server.handlers.HttpContinueReadHandler;
import io.undertow.util.Headers;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.TimeUnit;

/** Undertow's core, HTTP/1.1 and h2c. */
final class UndertowServer {

  private UndertowServer() {}

  public static void main(String[] args) {
    GracefulShutdownHandler handler =
        new GracefulShutdownHandler(
            new HttpContinueReadHandler(new BlockingHandler(UndertowServer::handle)));
    Undertow server =
        Undertow.builder()
            .addHttpListener(App.port(), "127.0.0.1")
            .setServerOption(UndertowOptions.ENABLE_HTTP2, true)
            .setIoThreads(2)
            .setWorkerThreads(App.THREADS)
            .setHandler(handler)
            .build();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server, handler)));
    server.start();
  }

  private static void handle(HttpServerExchange exchange) throws IOException {
    App.Reply reply = reply(exchange);
    exchange.setStatusCode(reply.status());
    if (reply.body().length > 0) {
      exchange.getResponseHeaders().put(Headers.CONTENT_LENGTH, reply.body().length);
      exchange.getOutputStream().write(reply.body());
    }
    exchange.endExchange();
  }

  private static App.Reply reply(HttpServerExchange exchange) throws IOException {
    if (exchange.getRequestContentLength() > App.MAX_BODY) {
      return App.tooLarge();
    }
    try (InputStream in = exchange.getInputStream()) {
      byte[] body = in.readNBytes(App.MAX_BODY + 1);
      return body.length > App.MAX_BODY
          ? App.tooLarge()
          : App.answer(exchange.getRequestPath(), body);
    }
  }

  private static void stop(Undertow server, GracefulShutdownHandler handler) {
    handler.shutdown();
    try {
      handler.awaitShutdown(TimeUnit.SECONDS.toMillis(App.STOP_SECONDS));
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    server.stop();
  }
}
