package com.example.orders;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Charges each key once, and notes whoever asks; can be down, decline, or take its time. */
final class PaymentService implements AutoCloseable {

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Map<String, String> payments = new ConcurrentHashMap<>();
  private final List<String> asked = new CopyOnWriteArrayList<>();
  private volatile int failure;
  private volatile CountDownLatch go = new CountDownLatch(0);
  private volatile CountDownLatch arrived = new CountDownLatch(0);

  private PaymentService(HttpServer server) {
    this.server = server;
  }

  static PaymentService start() throws IOException {
    PaymentService service =
        new PaymentService(
            HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0));
    service.server.createContext("/charges", service::charge);
    service.server.setExecutor(service.threads);
    service.server.start();
    return service;
  }

  private void charge(HttpExchange exchange) throws IOException {
    String form = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    String key = exchange.getRequestHeaders().getFirst("Idempotency-Key");
    asked.add(key + " " + form);
    arrived.countDown();
    try {
      go.await(30, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
    if (failure == 0) {
      byte[] id =
          payments
              .computeIfAbsent(key, k -> "pay-" + (payments.size() + 1))
              .getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(200, id.length);
      exchange.getResponseBody().write(id);
    } else {
      exchange.sendResponseHeaders(failure, -1);
    }
    exchange.close();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/charges";
  }

  /** All requests for a key. */
  long asked(String key) {
    return asked.stream().filter(request -> request.startsWith(key + " ")).count();
  }

  boolean charged(String key) {
    return payments.containsKey(key);
  }

  /** Answers this status, or charges again if it is 0. */
  void fail(int status) {
    failure = status;
  }

  /** From now on, requests are answered after {@link #resume}. */
  void hold() {
    arrived = new CountDownLatch(1);
    go = new CountDownLatch(1);
  }

  boolean awaitRequest() throws InterruptedException {
    return arrived.await(30, TimeUnit.SECONDS);
  }

  void resume() {
    go.countDown();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
