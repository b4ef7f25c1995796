package dev.anyfn.benchmarks;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** A raw HTTP/1.1 connection over loopback: sends what it is told, right or wrong. */
public final class HttpConnection implements Subject.Client {

  private static final byte[] QUESTION =
      post("/", "{\"name\":\"Ada\",\"count\":3}").getBytes(StandardCharsets.ISO_8859_1);
  private static final byte[] EXPECTED =
      "{\"greeting\":\"Hello Ada\",\"items\":[0,1,2]}".getBytes(StandardCharsets.US_ASCII);

  private final Socket socket;
  private final InputStream in;

  /**
   * Connects.
   *
   * @param port a port on loopback
   * @param readTimeoutMillis how long a read may block
   * @throws IOException if nobody listens
   */
  public HttpConnection(int port, int readTimeoutMillis) throws IOException {
    socket = new Socket();
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(readTimeoutMillis);
    try {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 2000);
    } catch (IOException refused) {
      socket.close();
      throw refused;
    }
    in = new BufferedInputStream(socket.getInputStream(), 8192);
  }

  /** Asks a server that may not listen yet, again and again, until the answer is right. */
  static void awaitFirstAnswer(
      int port, Duration limit, BooleanSupplier alive, Supplier<String> output) throws IOException {
    long deadline = System.nanoTime() + limit.toNanos();
    while (true) {
      try (HttpConnection connection = new HttpConnection(port, (int) limit.toMillis())) {
        connection.ask();
        return;
      } catch (IOException notYet) {
        if (!alive.getAsBoolean() || System.nanoTime() > deadline) {
          throw new IOException("no first answer; it printed: " + output.get(), notYet);
        }
        LockSupport.parkNanos(1_000_000);
      }
    }
  }

  /**
   * A POST of JSON.
   *
   * @param path the request target
   * @param json ASCII
   * @return the request's text
   */
  public static String post(String path, String json) {
    return "POST "
        + path
        + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: "
        + json.length()
        + "\r\n\r\n"
        + json;
  }

  @Override
  public void ask() throws IOException {
    socket.getOutputStream().write(QUESTION);
    HttpAnswer answer = read(false);
    if (answer.status() != 200 || !Arrays.equals(answer.body(), EXPECTED)) {
      throw new IOException("wrong answer: " + answer.status() + " " + answer.text());
    }
  }

  /**
   * Sends bytes as they are.
   *
   * @param text ISO-8859-1
   * @return this
   * @throws IOException if the peer is gone
   */
  public HttpConnection send(String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
    return this;
  }

  /**
   * The socket under it.
   *
   * @return the open socket
   */
  public Socket socket() {
    return socket;
  }

  /**
   * Reads one response.
   *
   * @param bodiless whether the request was HEAD
   * @return the response
   * @throws IOException if it breaks off, or the read timeout passes
   */
  public HttpAnswer read(boolean bodiless) throws IOException {
    String statusLine = line();
    if (!statusLine.startsWith("HTTP/1.")) {
      throw new IOException("not a status line: " + statusLine);
    }
    int status = Integer.parseInt(statusLine.substring(9, 12));
    Map<String, String> headers = new HashMap<>();
    for (String line = line(); !line.isEmpty(); line = line()) {
      int colon = line.indexOf(':');
      headers.put(
          line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
    }
    boolean none = bodiless || status < 200 || status == 204 || status == 304;
    return new HttpAnswer(status, headers, none ? new byte[0] : body(headers));
  }

  private byte[] body(Map<String, String> headers) throws IOException {
    if ("chunked".equalsIgnoreCase(headers.get("transfer-encoding"))) {
      ByteArrayOutputStream all = new ByteArrayOutputStream();
      for (int size = Integer.parseInt(line(), 16); size > 0; size = Integer.parseInt(line(), 16)) {
        all.write(exactly(size));
        line();
      }
      line();
      return all.toByteArray();
    }
    String length = headers.get("content-length");
    return length == null ? in.readAllBytes() : exactly(Integer.parseInt(length));
  }

  private byte[] exactly(int count) throws IOException {
    byte[] bytes = in.readNBytes(count);
    if (bytes.length < count) {
      throw new EOFException("body ended after " + bytes.length + " of " + count);
    }
    return bytes;
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int b = in.read(); b != '\n'; b = in.read()) {
      if (b < 0) {
        throw new EOFException("closed after: " + line);
      }
      line.append((char) b);
    }
    return line.toString().stripTrailing();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
