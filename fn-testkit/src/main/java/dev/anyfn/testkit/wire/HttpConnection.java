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
 * <p>Our own, because the JDK's server refuses trailers, and because a test must be able to ask
 * whether a client that waits for an event is still there.
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
   * The next request.
   *
   * @return null if the client has closed the connection
   * @throws IOException if it breaks
   * @throws IllegalArgumentException if it is no request
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

  /** Lines up to an empty one, with their ends. */
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

  /** At least one byte. */
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
   * Answers.
   *
   * @param reply the answer
   * @throws IOException if the client is gone
   */
  public void reply(HttpReply reply) throws IOException {
    write(reply.encode());
  }

  /**
   * Answers with all of a reply but its last bytes.
   *
   * @param reply the answer
   * @param bytes how many are left out
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
   * Returns true if the client still waits, asked without waiting for it; only while nothing is
   * read; false if it has closed its side.
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
   * Closes it by a reset: what the client waits for is over at once, and an error.
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
      // it is of no more use either way
    }
  }
}
