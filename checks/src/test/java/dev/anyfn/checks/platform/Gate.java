package dev.anyfn.checks.platform;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/**
 * Where a function of {@code Gated} stops until the test lets it go on: the test knows that it is
 * there, and it knows nothing of time.
 */
final class Gate implements AutoCloseable {

  private final ServerSocket listener;

  Gate() throws IOException {
    listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    listener.setSoTimeout((int) Forks.LONG.toMillis());
  }

  int port() {
    return listener.getLocalPort();
  }

  /** Waits for the function to arrive. */
  Waiting arrival() throws IOException {
    return new Waiting(listener.accept());
  }

  /** A function that waits; it fails if it is not let go on. */
  record Waiting(Socket socket) implements AutoCloseable {

    void goOn() throws IOException {
      socket.getOutputStream().write(1);
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }

  @Override
  public void close() throws IOException {
    listener.close();
  }
}
