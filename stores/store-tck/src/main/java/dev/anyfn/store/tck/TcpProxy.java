package dev.anyfn.store.tck;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A proxy between a client and a server on this machine that loses answers: the server has done
 * what it was asked for, and the client never hears of it. Safe for use by many threads.
 *
 * <p>An answer is all that a server sends on a connection until the client sends something again,
 * however many packets it comes in: so the same calls have the same answers each time.
 */
final class TcpProxy implements AutoCloseable {

  private static final int NEVER = Integer.MAX_VALUE;

  private final int target;
  private final ServerSocket listener;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final AtomicInteger untilLoss = new AtomicInteger(NEVER);
  private volatile int passed;
  private volatile boolean blackout;
  private volatile boolean closed;

  private TcpProxy(int target, ServerSocket listener) {
    this.target = target;
    this.listener = listener;
  }

  /** Opens a proxy, on a port of its own, to a server that listens on the loopback interface. */
  static TcpProxy to(int port) {
    try {
      TcpProxy proxy =
          new TcpProxy(port, new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
      proxy.start("accept", proxy::accept);
      return proxy;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  int port() {
    return listener.getLocalPort();
  }

  /** Cuts the connection instead of passing on the n-th answer to come, over all connections. */
  TcpProxy loseAnswer(int number) {
    return loseAnswer(number, 0);
  }

  /** Cuts the connection after at most so many of the first bytes of the n-th answer to come. */
  TcpProxy loseAnswer(int number, int bytes) {
    passed = bytes;
    untilLoss.set(number);
    return this;
  }

  /** Returns false if the answer that was to be lost has not come yet. */
  boolean hasLost() {
    return untilLoss.get() == NEVER;
  }

  /** Loses all answers from now on, or none any more. */
  TcpProxy blackout(boolean on) {
    blackout = on;
    untilLoss.set(NEVER);
    return this;
  }

  private void accept() {
    while (!closed) {
      try {
        connect(listener.accept());
      } catch (IOException e) {
        // This proxy is closed.
      }
    }
  }

  private void connect(Socket client) throws IOException {
    open.add(client);
    try {
      Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
      open.add(server);
      AtomicBoolean asked = new AtomicBoolean(true);
      start("requests", () -> pass(client, server, asked));
      start("answers", () -> answer(server, client, asked));
    } catch (IOException e) {
      open.remove(client);
      client.close(); // nobody listens: the client sees an end
    }
    if (closed) {
      cutAll();
    }
  }

  private void pass(Socket client, Socket server, AtomicBoolean asked) {
    pump(
        client,
        server,
        (buffer, n, out) -> {
          asked.set(true);
          out.write(buffer, 0, n);
          return true;
        });
  }

  private void answer(Socket server, Socket client, AtomicBoolean asked) {
    pump(
        server,
        client,
        (buffer, n, out) -> {
          boolean first = asked.getAndSet(false);
          if (blackout || (first && isLost())) {
            out.write(buffer, 0, blackout ? 0 : Math.min(n, passed));
            client.setSoLinger(true, 0); // a reset, not an end that could be a short answer's
            return false;
          }
          out.write(buffer, 0, n);
          return true;
        });
  }

  private interface Step {
    /** Returns whether the connection goes on. */
    boolean take(byte[] buffer, int n, OutputStream out) throws IOException;
  }

  private void pump(Socket from, Socket to, Step step) {
    byte[] buffer = new byte[64 * 1024];
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      int n = in.read(buffer);
      while (n >= 0 && step.take(buffer, n, out)) {
        n = in.read(buffer);
      }
    } catch (IOException e) {
      // One side has ended: so does the other.
    } finally {
      open.remove(from);
      open.remove(to);
    }
  }

  private boolean isLost() {
    return untilLoss.getAndUpdate(n -> n == NEVER ? n : n == 1 ? NEVER : n - 1) == 1;
  }

  private void start(String what, Runnable task) {
    Thread thread = new Thread(task, "proxy to " + target + " " + what);
    thread.setDaemon(true);
    thread.start();
  }

  /** Stops listening and cuts all connections. */
  @Override
  public void close() {
    closed = true;
    try {
      listener.close();
    } catch (IOException e) {
      // It is closed then.
    }
    cutAll();
  }

  private void cutAll() {
    for (Socket socket : open) {
      try {
        socket.close();
      } catch (IOException e) {
        // It is closed then.
      }
    }
  }
}
