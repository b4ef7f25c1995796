package dev.anyfn.testkit.fork;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.SocketChannel;

/**
 * A free TCP port, reserved for one fork.
 *
 * <p>Asking for a free port and closing it leaves a gap in which another process may get it, and
 * the Functions invoker would not notice: it listens with SO_REUSEPORT, so two share a port without
 * an error. So this socket stays bound and never listens. It receives no connection, Linux gives
 * its port to nobody who asks for any port, and a program may listen on this very port with
 * SO_REUSEADDR (every Java server) or SO_REUSEPORT (the invoker), because this socket has set both.
 */
record PortReservation(SocketChannel holder, int port) implements AutoCloseable {

  static PortReservation take() {
    try {
      while (true) {
        SocketChannel holder = SocketChannel.open();
        holder.setOption(StandardSocketOptions.SO_REUSEADDR, true);
        if (holder.supportedOptions().contains(StandardSocketOptions.SO_REUSEPORT)) {
          holder.setOption(StandardSocketOptions.SO_REUSEPORT, true);
        }
        holder.bind(new InetSocketAddress(0));
        int port = ((InetSocketAddress) holder.getLocalAddress()).getPort();
        if (Listeners.on(port).isEmpty()) {
          return new PortReservation(holder, port);
        }
        holder.close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      holder.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
