package dev.anyfn.testkit.wire;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Listens on the loopback interface, and serves each connection in a thread of its own; the threads
 * end with their sockets, and keep no process alive. Safe for use by many threads.
 */
public final class LoopbackServer implements AutoCloseable {

  private final ServerSocketChannel acceptor;
  private final int port;
  private final String name;
  private final Set<HttpConnection> connections = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  private LoopbackServer(ServerSocketChannel acceptor, String name) throws IOException {
    this.acceptor = acceptor;
    this.port = ((InetSocketAddress) acceptor.getLocalAddress()).getPort();
    this.name = name;
  }

  /** Says what is done with connections. */
  @FunctionalInterface
  public interface Service {
    /**
     * Takes a connection on, in the order in which they come.
     *
     * @param connection is closed when it has been served
     * @return serves it
     */
    Task accept(HttpConnection connection);
  }

  /** What a thread does. */
  @FunctionalInterface
  public interface Task {
    /**
     * Does it.
     *
     * @throws IOException if the socket was closed, by us or by who called
     * @throws InterruptedException for the same reason
     */
    void run() throws IOException, InterruptedException;
  }

  /**
   * Starts a server on any free port.
   *
   * @param name of its threads
   * @param service what is done with connections
   * @return listening
   */
  public static LoopbackServer start(String name, Service service) {
    try {
      ServerSocketChannel acceptor = ServerSocketChannel.open();
      acceptor.bind(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0));
      LoopbackServer server = new LoopbackServer(acceptor, name);
      server.inThread("accept", () -> server.accept(service));
      return server;
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot listen for " + name, e);
    }
  }

  /**
   * Where it listens.
   *
   * @return the port
   */
  public int port() {
    return port;
  }

  private void accept(Service service) throws IOException {
    while (true) {
      HttpConnection connection = new HttpConnection(acceptor.accept());
      connections.add(connection);
      if (closed) {
        connection.close();
      }
      Task task = service.accept(connection);
      inThread("connection", () -> serve(connection, task));
    }
  }

  private void serve(HttpConnection connection, Task task)
      throws IOException, InterruptedException {
    try (connection) {
      task.run();
    } finally {
      connections.remove(connection);
    }
  }

  private void inThread(String what, Task task) {
    Runnable quietly =
        () -> {
          try {
            task.run();
          } catch (IOException | InterruptedException e) {
            // the socket was closed, by us or by who called: the rule, not the exception
          }
        };
    Thread thread = new Thread(quietly, name + " " + port + " " + what);
    thread.setDaemon(true);
    thread.start();
  }

  /** Ends all connections that there are, and goes on listening. */
  public void closeConnections() {
    connections.forEach(HttpConnection::close);
  }

  /** Ends all connections, and listens no more. */
  @Override
  public void close() {
    closed = true;
    try {
      acceptor.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    closeConnections();
  }
}
