package dev.anyfn.store.s3;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Ports of the loopback interface. */
final class Sockets {

  /** S3Mock starts in 4 s, and in 100 s on a machine with a load of 30 on two processors. */
  private static final long PATIENCE = TimeUnit.MINUTES.toNanos(5);

  private Sockets() {}

  static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  /** Waits until somebody listens; fails at once if the process ends. */
  static void awaitListener(int port, CompletableFuture<?> exit) {
    long start = System.nanoTime();
    while (!listens(port)) {
      try {
        throw new IllegalStateException(
            "The server has ended: " + exit.get(20, TimeUnit.MILLISECONDS));
      } catch (TimeoutException e) {
        if (System.nanoTime() - start > PATIENCE) {
          throw new IllegalStateException("Nobody listens at port " + port, e);
        }
      } catch (InterruptedException | ExecutionException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  private static boolean listens(int port) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }
}
