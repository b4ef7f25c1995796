package dev.anyfn.testkit.fork;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.SocketChannel;

/**
 * A free TCP port, kept free for one fork.
 *
 * <p>Asking for a free port and closing it again leaves a gap in which anybody may get the same
 * one, and the Functions invoker would not even notice: it listens with SO_REUSEPORT, so two of
 * them share a port without an error, and a test talks to either. So the port stays ours: a socket
 * that is bound but never listens. It receives no connection; Linux gives its port to nobody who
 * asks for any port; and who asks for this very port with SO_REUSEADDR (every Java server) or
 * SO_REUSEPORT (the invoker) may listen on it, because this socket has set both and does not
 * listen.
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
