package dev.anyfn.testkit.wire;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A server on the loopback interface with a daemon thread for each connection. Safe for use by many
 * threads.
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

  /** Accepts connections. */
  @FunctionalInterface
  public interface Service {
    /** Accepts connections in order of arrival; each is closed after its task. */
    Task accept(HttpConnection connection);
  }

  /** The work of one thread. */
  @FunctionalInterface
  public interface Task {
    /**
     * Serves the connection.
     *
     * @throws IOException if the socket was closed, by us or by the client
     * @throws InterruptedException for the same reason
     */
    void run() throws IOException, InterruptedException;
  }

  /**
   * Starts a server on a free port.
   *
   * @param name the name of its threads
   * @param service accepts its connections
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

  /** Returns the port. */
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
            // the socket was closed, by us or by the client: the rule, not the exception
          }
        };
    Thread thread = new Thread(quietly, name + " " + port + " " + what);
    thread.setDaemon(true);
    thread.start();
  }

  /** Ends all connections, and goes on listening. */
  public void closeConnections() {
    connections.forEach(HttpConnection::close);
  }

  /** Ends all connections, and stops listening. */
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
