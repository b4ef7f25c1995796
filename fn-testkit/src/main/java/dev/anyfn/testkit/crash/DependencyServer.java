package dev.anyfn.testkit.crash;

import dev.anyfn.Headers;
import dev.anyfn.Response;
import dev.anyfn.testkit.state.InstalledCodec;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Where the double of one dependency listens, for all runs of a sweep. A connection serves one
 * request, so that no client keeps one over the end of its instance, and none repeats a request on
 * its own account because a kept connection was closed.
 */
final class DependencyServer implements AutoCloseable {

  private static final int LONGEST_BODY = 64 * 1024 * 1024;

  private final ServerSocket socket;
  private volatile @Nullable Handler handler;

  /** Answers, or null to reset the connection. */
  @FunctionalInterface
  interface Handler {
    @Nullable Reply handle(DependencyCall call);
  }

  /** What is sent. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Reply(int status, Headers headers, byte[] body) {

    static Reply status(int status) {
      return new Reply(status, Headers.empty(), new byte[0]);
    }

    static Reply of(Response<?> response) {
      Object body = response.body().orElse(null);
      if (body == null) {
        return new Reply(response.status(), response.headers(), new byte[0]);
      }
      if (body instanceof byte[] bytes) {
        return typed(response, "application/octet-stream", bytes);
      }
      return body instanceof String text
          ? typed(response, "text/plain; charset=utf-8", text.getBytes(StandardCharsets.UTF_8))
          : typed(response, "application/json", new InstalledCodec().encode(body));
    }

    private static Reply typed(Response<?> response, String type, byte[] body) {
      Headers headers = response.headers();
      return new Reply(
          response.status(),
          headers.first("Content-Type").isPresent() ? headers : headers.and("Content-Type", type),
          body);
    }

    /** Head and body in one array, to leave in one write. */
    private byte[] encode() {
      StringBuilder head = new StringBuilder("HTTP/1.1 " + status + " -\r\n");
      headers.forEach((name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
      head.append("Connection: close\r\nContent-Length: ").append(body.length).append("\r\n\r\n");
      byte[] first = head.toString().getBytes(StandardCharsets.UTF_8);
      byte[] all = new byte[first.length + body.length];
      System.arraycopy(first, 0, all, 0, first.length);
      System.arraycopy(body, 0, all, first.length, body.length);
      return all;
    }
  }

  DependencyServer(String name) {
    try {
      socket = new ServerSocket(0, 200, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot listen for the dependency " + name, e);
    }
    Thread acceptor = new Thread(this::accept, "dependency " + name);
    acceptor.setDaemon(true);
    acceptor.start();
  }

  String url() {
    return "http://127.0.0.1:" + socket.getLocalPort();
  }

  /** Whose calls these are from now on; null for nobody's. */
  void handler(@Nullable Handler next) {
    handler = next;
  }

  private void accept() {
    while (true) {
      try {
        Socket client = socket.accept();
        Thread thread = new Thread(() -> serve(client), Thread.currentThread().getName() + " call");
        thread.setDaemon(true);
        thread.start();
      } catch (IOException e) {
        return; // closed
      }
    }
  }

  private void serve(Socket client) {
    try (client) {
      client.setTcpNoDelay(true);
      DependencyCall call = read(client);
      Handler now = handler;
      Reply reply = now == null ? null : now.handle(call);
      if (reply == null) {
        client.setSoLinger(true, 0); // closing resets the connection
        return;
      }
      client.getOutputStream().write(reply.encode());
    } catch (IOException e) {
      // the caller is gone
    }
  }

  private static DependencyCall read(Socket client) throws IOException {
    InputStream in = new BufferedInputStream(client.getInputStream());
    String[] first = line(in).split(" ", -1);
    if (first.length != 3) {
      throw new IOException("Not a request");
    }
    Headers.Builder builder = Headers.builder();
    for (String line = line(in); !line.isEmpty(); line = line(in)) {
      int colon = line.indexOf(':');
      if (colon > 0) {
        builder.add(line.substring(0, colon), line.substring(colon + 1).strip());
      }
    }
    Headers headers = builder.build();
    if (headers.first("Expect").isPresent()) {
      client
          .getOutputStream()
          .write("HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    }
    return new DependencyCall(first[0], first[1], headers, body(in, headers));
  }

  private static byte[] body(InputStream in, Headers headers) throws IOException {
    String coding = headers.first("Transfer-Encoding").orElse("").toLowerCase(Locale.ROOT);
    if (!coding.equals("chunked")) {
      return bytes(in, Integer.parseInt(headers.first("Content-Length").orElse("0")));
    }
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    while (true) {
      int size = Integer.parseInt(line(in).split(";", 2)[0].strip(), 16);
      if (size == 0) {
        while (!line(in).isEmpty()) {
          // trailers are of no interest
        }
        return body.toByteArray();
      }
      body.write(bytes(in, size));
      line(in);
    }
  }

  private static byte[] bytes(InputStream in, int count) throws IOException {
    if (count > LONGEST_BODY) {
      throw new IOException("The body is too long for a double");
    }
    byte[] bytes = in.readNBytes(count);
    if (bytes.length < count) {
      throw new EOFException();
    }
    return bytes;
  }

  private static String line(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream(80);
    for (int b = in.read(); b != '\n'; b = in.read()) {
      if (b < 0) {
        throw new EOFException();
      }
      if (b != '\r') {
        line.write(b);
      }
    }
    return line.toString(StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
