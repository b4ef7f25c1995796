package dev.anyfn.benchmarks.servers;

import dev.anyfn.benchmarks.HttpAnswer;
import dev.anyfn.benchmarks.HttpConnection;
import dev.anyfn.benchmarks.HttpSubject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Requests that are odd, hostile, or merely use what HTTP allows. */
final class Framing {

  private static final String JSON = "{\"name\":\"x\",\"count\":3}";
  private static final String GET = "GET / HTTP/1.1\r\nHost: a\r\n";

  private Framing() {}

  static List<Check> checks() {
    return List.of(
        new Check("h2c, prior knowledge", Framing::h2c),
        new Check("request line `GARBAGE`", server -> reaction(server, "GARBAGE\r\n\r\n")),
        new Check("space in path", server -> reaction(server, "GET /a b HTTP/1.1\r\n\r\n")),
        new Check("HTTP/1.1 without Host", server -> reaction(server, "GET / HTTP/1.1\r\n\r\n")),
        new Check("Content-Length and chunked", Framing::bothFramings),
        new Check(
            "two Content-Length",
            server ->
                reaction(
                    server,
                    "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 2\r\nContent-Length: 5\r\n\r\n{}")),
        new Check(
            "obsolete line folding",
            server -> reaction(server, GET + "X-A: b\r\n continued\r\n\r\n")),
        new Check(
            "header without colon", server -> reaction(server, GET + "broken header\r\n\r\n")),
        new Check(
            "1 MB of headers",
            server ->
                reaction(server, GET + ("X-A: " + "b".repeat(995) + "\r\n").repeat(1024) + "\r\n")),
        new Check(
            "1000 headers of 1000 names", server -> reaction(server, GET + manyHeaders() + "\r\n")),
        new Check("pipelined, three answers", Framing::pipelining),
        new Check("Expect: 100-continue", Framing::expectContinue),
        new Check("HEAD, then GET on it", server -> sequence(server, "HEAD", "/")),
        new Check("204, then GET on it", server -> sequence(server, "GET", "/empty")),
        new Check("HTTP/1.0 closes", Framing::http10));
  }

  private static String manyHeaders() {
    StringBuilder headers = new StringBuilder();
    for (int i = 0; i < 1000; i++) {
      headers.append("X-").append(i).append(": b\r\n");
    }
    return headers.toString();
  }

  private static String h2c(HttpSubject.HttpRunning server) throws IOException {
    try (HttpConnection connection = new HttpConnection(server.port(), 3000)) {
      connection.send("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\0\0\0\4\0\0\0\0\0");
      byte[] frame = connection.socket().getInputStream().readNBytes(9);
      return frame.length == 9 && frame[3] == 4 ? "yes" : "no";
    }
  }

  /** The status of the answer, or how the connection ended instead. */
  private static String reaction(HttpSubject.HttpRunning server, String request)
      throws IOException {
    try (HttpConnection connection = new HttpConnection(server.port(), 3000)) {
      try {
        connection.send(request);
      } catch (IOException mayStillHaveAnswered) {
        return "sending failed; " + status(connection);
      }
      return status(connection);
    }
  }

  static String status(HttpConnection connection) {
    try {
      return Integer.toString(connection.read(false).status());
    } catch (java.net.SocketTimeoutException silent) {
      return "silence";
    } catch (java.io.EOFException closed) {
      return "closed";
    } catch (IOException broken) {
      return "reset";
    }
  }

  private static String bothFramings(HttpSubject.HttpRunning server) throws IOException {
    // what follows the last chunk is a second request for one who believes the chunks, and a part
    // of the body for one who believes the length
    String chunked =
        "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 200\r\nTransfer-Encoding: chunked\r\n\r\n"
            + Integer.toHexString(JSON.length())
            + "\r\n"
            + JSON
            + "\r\n0\r\n\r\n";
    try (HttpConnection connection = new HttpConnection(server.port(), 2000)) {
      connection.send(chunked);
      String first = status(connection);
      if (!first.equals("200")) {
        return first;
      }
      connection.send(GET + "\r\n");
      return "200, chunks win, next: " + status(connection);
    } catch (IOException closed) {
      return "200, chunks win, then closed";
    }
  }

  private static String pipelining(HttpSubject.HttpRunning server) throws IOException {
    try (HttpConnection connection = new HttpConnection(server.port(), 3000)) {
      String question = HttpConnection.post("/", JSON);
      connection.send(question + question + question);
      for (int i = 0; i < 3; i++) {
        HttpAnswer answer = connection.read(false);
        if (!answer.text().contains("Hello x")) {
          return "no: " + answer.status();
        }
      }
      return "yes";
    }
  }

  private static String expectContinue(HttpSubject.HttpRunning server) throws IOException {
    try (HttpConnection connection = new HttpConnection(server.port(), 3000)) {
      connection.send(
          "POST / HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: "
              + JSON.length()
              + "\r\n\r\n");
      int interim = connection.read(false).status();
      connection.send(JSON);
      return interim + ", " + connection.read(false).status();
    }
  }

  private static String sequence(HttpSubject.HttpRunning server, String method, String path)
      throws IOException {
    try (HttpConnection connection = new HttpConnection(server.port(), 3000)) {
      connection.send(method + " " + path + " HTTP/1.1\r\nHost: a\r\n\r\n");
      HttpAnswer first = connection.read(method.equals("HEAD"));
      connection.send(GET + "\r\n");
      HttpAnswer second = connection.read(false);
      boolean clean = new String(second.body(), StandardCharsets.US_ASCII).equals("{}");
      String length = first.headers().get("content-length");
      return (clean ? "yes" : "no") + (length == null ? "" : ", length " + length);
    }
  }

  private static String http10(HttpSubject.HttpRunning server) throws IOException {
    try (HttpConnection connection = new HttpConnection(server.port(), 2000)) {
      connection.send("GET / HTTP/1.0\r\n\r\n");
      int status = connection.read(false).status();
      return status + (connection.socket().getInputStream().read() < 0 ? ", closed" : ", open");
    }
  }
}
