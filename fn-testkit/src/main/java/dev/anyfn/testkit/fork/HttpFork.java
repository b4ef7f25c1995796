package dev.anyfn.testkit.fork;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A server in a process of its own, on a port that no other process answers. Safe for use by many
 * threads.
 */
public abstract sealed class HttpFork implements Fork permits InvokerFork, ContainerFork {

  private final JavaProcess process;
  private final PortReservation port;

  HttpFork(JavaProcess process, PortReservation port) {
    this.process = process;
    this.port = port;
  }

  @Override
  public final JavaProcess process() {
    return process;
  }

  /** Returns the port of the server, reserved until the fork is closed. */
  public final int port() {
    return port.port();
  }

  /** Returns the address of the server; ends with a slash. */
  public final URI baseUri() {
    return URI.create("http://127.0.0.1:" + port() + "/");
  }

  /** Waits until the server listens, and checks that this process is the one that listens. */
  final void awaitListening(Duration timeout) {
    try {
      process.await("it listened on port " + port(), this::isListening, timeout);
    } catch (ForkException e) {
      close();
      throw e;
    }
  }

  private boolean isListening() {
    if (!Listeners.areKnown()) {
      return accepts();
    }
    try {
      Set<String> strangers = Listeners.on(port());
      if (strangers.isEmpty()) {
        return false;
      }
      strangers.removeAll(ownSockets());
      if (strangers.isEmpty()) {
        return true;
      }
    } catch (IOException e) {
      return false; // the process ends just now
    }
    throw new ForkException("Another process listens on port " + port() + ", too");
  }

  private Set<String> ownSockets() throws IOException {
    Set<String> sockets = new HashSet<>(Listeners.of(pid()));
    for (long child : process.children()) {
      sockets.addAll(Listeners.of(child));
    }
    return sockets;
  }

  private boolean accepts() {
    try (SocketChannel probe = SocketChannel.open()) {
      return probe.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port()));
    } catch (IOException e) {
      return false;
    }
  }

  @Override
  public final void close() {
    process.close();
    port.close();
  }

  /**
   * The settings of all servers.
   *
   * @param <B> the builder itself
   */
  public abstract static sealed class Builder<B extends Builder<B>> extends ForkBuilder<B>
      permits InvokerFork.Builder, ContainerFork.Builder {

    Builder() {}

    /** Frees the port if the process cannot be started. */
    final JavaProcess launch(
        PortReservation port, List<String> arguments, Map<String, String> environment) {
      try {
        return launch(arguments, environment);
      } catch (RuntimeException e) {
        port.close();
        throw e;
      }
    }
  }
}
