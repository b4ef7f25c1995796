package dev.anyfn.testkit.wire;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The server's side of a kept-alive connection. One thread reads and writes; any may close it.
 *
 * <p>The JDK's server refuses trailers, and cannot say if a client that waits is still there.
 */
public final class HttpConnection implements AutoCloseable {

  private static final int LONGEST_HEAD = 2 * 1024 * 1024;

  private final SocketChannel channel;
  private final ByteBuffer unread = ByteBuffer.allocate(32 * 1024).limit(0);

  HttpConnection(SocketChannel channel) throws IOException {
    this.channel = channel;
    channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
  }

  /**
   * Reads the next request; null if the client has closed the connection.
   *
   * @throws IOException if it breaks
   * @throws IllegalArgumentException if the head is not HTTP
   */
  public @Nullable HttpHead readHead() throws IOException {
    if (!unread.hasRemaining() && !fill()) {
      return null;
    }
    HttpHead head = HttpHead.parse(readUntilEmptyLine());
    if (head.has("Expect", "100-continue")) {
      write("HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    }
    return head;
  }

  /** Reads lines up to an empty one, with their ends. */
  String readUntilEmptyLine() throws IOException {
    StringBuilder lines = new StringBuilder(256);
    for (String line = readLine(); !line.isEmpty(); line = readLine()) {
      lines.append(line).append("\r\n");
      if (lines.length() > LONGEST_HEAD) {
        throw new IOException("The head of the request is too long");
      }
    }
    return lines.toString();
  }

  String readLine() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream(128);
    for (int b = read(); b != '\n'; b = read()) {
      if (b != '\r') {
        line.write(b);
      }
    }
    return line.toString(StandardCharsets.UTF_8);
  }

  private int read() throws IOException {
    require();
    return unread.get();
  }

  /** Reads at least one byte. */
  int read(byte[] into, int length) throws IOException {
    require();
    int n = Math.min(length, unread.remaining());
    unread.get(into, 0, n);
    return n;
  }

  private void require() throws IOException {
    if (!unread.hasRemaining() && !fill()) {
      throw new EOFException();
    }
  }

  private boolean fill() throws IOException {
    unread.clear();
    int n = channel.read(unread);
    unread.flip();
    return n >= 0;
  }

  /**
   * Sends a reply.
   *
   * @param reply the whole reply
   * @throws IOException if the client is gone
   */
  public void reply(HttpReply reply) throws IOException {
    write(reply.encode());
  }

  /**
   * Sends a reply without its last bytes.
   *
   * @param reply the whole reply
   * @param bytes the number of bytes to leave out
   * @throws IOException if the client is gone
   */
  public void replyButFor(HttpReply reply, int bytes) throws IOException {
    byte[] all = reply.encode();
    write(Arrays.copyOf(all, all.length - bytes));
  }

  private void write(byte[] bytes) throws IOException {
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    while (buffer.hasRemaining()) {
      channel.write(buffer);
    }
  }

  /**
   * Returns true if the client has not closed its side; does not block; callable only while no
   * other thread reads.
   */
  public boolean isAlive() {
    if (unread.hasRemaining()) {
      return true;
    }
    try {
      channel.configureBlocking(false);
      boolean alive = fill();
      channel.configureBlocking(true);
      return alive;
    } catch (IOException e) {
      return false;
    }
  }

  /**
   * Resets the connection, so that the client's wait fails at once.
   *
   * @throws IOException if it is closed already
   */
  public void reset() throws IOException {
    channel.setOption(StandardSocketOptions.SO_LINGER, 0);
    close();
  }

  @Override
  public void close() {
    try {
      channel.close();
    } catch (IOException e) {
      // it is of no use either way
    }
  }
}
