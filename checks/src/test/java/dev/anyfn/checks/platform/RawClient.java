package dev.anyfn.checks.platform;

import dev.anyfn.testkit.fork.HttpFork;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;

/** A client that sees and sends bytes, for what an HTTP library would hide. */
record RawClient(Socket socket) implements AutoCloseable {

  static RawClient to(HttpFork fork) throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), fork.port());
    socket.setSoTimeout((int) Forks.LONG.toMillis());
    return new RawClient(socket);
  }

  RawClient send(String text) throws IOException {
    return send(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  RawClient send(byte[] bytes) throws IOException {
    socket.getOutputStream().write(bytes);
    return this;
  }

  /** Reads until the text has arrived, and gives all that came until then. */
  String readUntil(String wanted) throws IOException {
    ByteArrayOutputStream got = new ByteArrayOutputStream();
    InputStream in = socket.getInputStream();
    while (!text(got).contains(wanted)) {
      int b = in.read();
      if (b < 0) {
        throw new AssertionError("The connection ended without " + wanted + ":\n" + text(got));
      }
      got.write(b);
    }
    return text(got);
  }

  /** Reads until the server ends the connection, in whichever way. */
  String readToEnd() throws IOException {
    ByteArrayOutputStream got = new ByteArrayOutputStream();
    try {
      socket.getInputStream().transferTo(got);
    } catch (SocketException e) {
      got.writeBytes("[reset]".getBytes(StandardCharsets.US_ASCII));
    }
    return text(got);
  }

  private static String text(ByteArrayOutputStream bytes) {
    return bytes.toString(StandardCharsets.UTF_8);
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
