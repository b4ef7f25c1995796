package dev.anyfn.testkit;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Stands between a client and a server on this machine and loses answers: the server has done what
 * it was asked for, and the client never hears of it. Safe for use by many threads.
 */
public final class TcpProxy implements AutoCloseable {

  private static final int NEVER = Integer.MAX_VALUE;

  private final int target;
  private final ServerSocket listener;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final AtomicInteger untilLoss = new AtomicInteger(NEVER);
  private volatile boolean blackout;
  private volatile boolean closed;

  private TcpProxy(int target, ServerSocket listener) {
    this.target = target;
    this.listener = listener;
  }

  /**
   * A proxy that passes everything on.
   *
   * @param port where the server listens, on the loopback interface
   * @return the proxy, which listens on a port of its own
   */
  public static TcpProxy to(int port) {
    try {
      TcpProxy proxy =
          new TcpProxy(port, new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
      proxy.start("accept", proxy::accept);
      return proxy;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Where it listens, on the loopback interface.
   *
   * @return the port
   */
  public int port() {
    return listener.getLocalPort();
  }

  /**
   * Loses one answer: the connection is cut instead of passing it on. Then everything passes again.
   *
   * @param number which of the pieces that come from the server, from 1, of all connections
   * @return this
   */
  public TcpProxy loseAnswer(int number) {
    untilLoss.set(number);
    return this;
  }

  /**
   * Whether the answer that was to be lost has been lost.
   *
   * @return false if it has not come yet
   */
  public boolean hasLost() {
    return untilLoss.get() == NEVER;
  }

  /**
   * Loses all answers from now on, or none any more.
   *
   * @param on whether to lose them
   * @return this
   */
  public TcpProxy blackout(boolean on) {
    blackout = on;
    untilLoss.set(NEVER);
    return this;
  }

  private void accept() {
    while (!closed) {
      try {
        Socket client = listener.accept();
        Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
        open.add(client);
        open.add(server);
        start("requests", () -> pump(client, server, false));
        start("answers", () -> pump(server, client, true));
      } catch (IOException e) {
        // The server does not listen, or this proxy is closed: either way the client sees the end.
      }
    }
  }

  private void pump(Socket from, Socket to, boolean answers) {
    byte[] buffer = new byte[64 * 1024];
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
        if (answers && loses()) {
          to.setSoLinger(true, 0); // a reset, not an end that could be taken for a short answer
          return;
        }
        out.write(buffer, 0, n);
        out.flush();
      }
    } catch (IOException e) {
      // One side has ended: so does the other.
    } finally {
      open.remove(from);
      open.remove(to);
    }
  }

  private boolean loses() {
    if (blackout) {
      return true;
    }
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
    for (Socket socket : open) {
      try {
        socket.close();
      } catch (IOException e) {
        // It is closed then.
      }
    }
  }
}
