package dev.anyfn.testkit.fork;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** Sends bytes that no HTTP client would. */
final class RawClient implements AutoCloseable {

  private final Socket socket;

  private RawClient(Socket socket) {
    this.socket = socket;
  }

  static RawClient connect(RuntimeApiServer server) throws IOException {
    String[] address = server.endpoint().split(":");
    return new RawClient(new Socket(address[0], Integer.parseInt(address[1])));
  }

  void send(String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
  }

  String readLine() throws IOException {
    return new BufferedReader(
            new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))
        .readLine();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
