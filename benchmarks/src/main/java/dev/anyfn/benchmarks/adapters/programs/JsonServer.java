package dev.anyfn.benchmarks.adapters.programs;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.Executors;

/** A container by hand: the server of the JDK, and Jackson's data binding. */
public final class JsonServer {

  private final ObjectMapper mapper = new ObjectMapper();

  private JsonServer() {}

  /**
   * Serves until it is killed.
   *
   * @param args none
   * @throws IOException if it cannot listen on {@code PORT}
   */
  public static void main(String[] args) throws IOException {
    // without it, each answer under keep-alive takes 40 ms on JDK 17
    System.setProperty("sun.net.httpserver.nodelay", "true");
    int port = Integer.parseInt(System.getenv("PORT"));
    HttpServer server = HttpServer.create(new InetSocketAddress(port), 0);
    server.setExecutor(Executors.newCachedThreadPool());
    server.createContext("/", new JsonServer()::handle);
    server.start();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      Greeting.Request body = mapper.readValue(exchange.getRequestBody(), Greeting.Request.class);
      byte[] answer = mapper.writeValueAsBytes(Greeting.greet(body));
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(200, answer.length);
      exchange.getResponseBody().write(answer);
    }
  }
}
