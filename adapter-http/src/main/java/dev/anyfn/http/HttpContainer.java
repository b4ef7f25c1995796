package dev.anyfn.http;

import com.sun.net.httpserver.HttpServer;
import dev.anyfn.runtime.InFlight;
import dev.anyfn.runtime.Instance;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;

/** A listening HTTP server in front of an instance. Safe for use by many threads. */
public final class HttpContainer implements AutoCloseable {

  /** Connections that wait to be accepted; the system may cut it down. */
  private static final int BACKLOG = 1024;

  private final HttpServer server;
  private final ExecutorService threads;
  private final InFlight inFlight;
  private final ContainerSettings settings;

  private HttpContainer(
      HttpServer server, ExecutorService threads, InFlight inFlight, ContainerSettings settings) {
    this.server = server;
    this.threads = threads;
    this.inFlight = inFlight;
    this.settings = settings;
  }

  /**
   * Starts to listen.
   *
   * @param instance answers the requests; stays the caller's, and is closed after the container
   * @param settings the settings
   * @return the container, which answers already
   * @throws IOException if the port is taken
   */
  public static HttpContainer open(Instance instance, ContainerSettings settings)
      throws IOException {
    HttpServer server = HttpServer.create(new InetSocketAddress(settings.port()), BACKLOG);
    ExecutorService threads = Threads.create();
    InFlight inFlight = new InFlight();
    server.setExecutor(threads);
    server.createContext("/", new RequestHandler(instance, settings, inFlight));
    server.start();
    return new HttpContainer(server, threads, inFlight, settings);
  }

  /**
   * Where it listens.
   *
   * @return the port
   */
  public int port() {
    return server.getAddress().getPort();
  }

  /**
   * Tells that it is no longer ready, lets requests in flight finish within {@link
   * ContainerSettings#drain}, and stops to listen.
   */
  @Override
  public void close() {
    inFlight.drain(settings.drain());
    // The server's own waiting takes its whole time on JDK 17, even with nothing to wait for.
    server.stop(0);
    threads.shutdownNow();
  }
}
