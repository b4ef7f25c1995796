package dev.anyfn.testkit.programs;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;

/** A container's program, as short as it gets. */
public final class Server {

  private Server() {}

  public static void main(String[] args) throws IOException {
    int port = Integer.parseInt(System.getenv("PORT"));
    HttpServer server = HttpServer.create(new InetSocketAddress(port), 0);
    server.createContext(
        "/",
        exchange -> {
          byte[] answer = String.join(" ", args).getBytes();
          exchange.sendResponseHeaders(200, answer.length);
          exchange.getResponseBody().write(answer);
          exchange.close();
        });
    Runtime.getRuntime().addShutdownHook(new Thread(() -> System.out.println("bye")));
    server.start();
    System.out.println("listening");
  }
}
