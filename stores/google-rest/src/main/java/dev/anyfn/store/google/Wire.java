package dev.anyfn.store.google;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Sends a request, once. The JDK's client would send it again by itself after a broken connection,
 * a POST included; it does not where the length of the body was set before, so each request that is
 * not a GET has one, be it 0.
 */
final class Wire {

  private static final int CONNECT_TIMEOUT_MS = 10_000;
  private static final int READ_TIMEOUT_MS = 60_000;
  private static final int ERROR = 400;
  private static final int BUFFER = 8 * 1024;

  private Wire() {}

  static Reply send(Call call, Credentials credentials) throws IOException {
    URI uri = URI.create(call.url());
    HttpURLConnection connection = (HttpURLConnection) uri.toURL().openConnection();
    connection.setRequestMethod(call.method());
    connection.setConnectTimeout(CONNECT_TIMEOUT_MS);
    connection.setReadTimeout(READ_TIMEOUT_MS);
    connection.setInstanceFollowRedirects(false);
    connection.setUseCaches(false);
    connection.setRequestProperty("User-Agent", "anyfn");
    connection.setRequestProperty("Accept", "*/*");
    for (Map.Entry<String, List<String>> header : proof(credentials, uri).entrySet()) {
      for (String value : header.getValue()) {
        connection.addRequestProperty(header.getKey(), value);
      }
    }
    for (int i = 0; i < call.headers().size(); i += 2) {
      connection.setRequestProperty(call.headers().get(i), call.headers().get(i + 1));
    }
    if (!call.method().equals("GET")) {
      write(call, connection);
    }
    return reply(connection);
  }

  private static Map<String, List<String>> proof(Credentials credentials, URI uri)
      throws CredentialsException {
    try {
      return credentials.headers(uri);
    } catch (IOException e) {
      throw new CredentialsException(e);
    }
  }

  private static void write(Call call, HttpURLConnection connection) throws IOException {
    connection.setDoOutput(true);
    connection.setFixedLengthStreamingMode(call.length());
    List<ByteBuffer> parts = call.body() == null ? List.of() : call.body();
    OutputStream body = connection.getOutputStream();
    // Left to itself, the JDK's stream sends each part in a packet of its own.
    try (OutputStream out = parts.size() > 1 ? new BufferedOutputStream(body, BUFFER) : body) {
      for (ByteBuffer part : parts) {
        out.write(part.array(), part.arrayOffset() + part.position(), part.remaining());
      }
    }
  }

  private static Reply reply(HttpURLConnection connection) throws IOException {
    int status = connection.getResponseCode();
    if (status < 0) {
      throw new IOException("the answer is not HTTP");
    }
    InputStream body = status >= ERROR ? connection.getErrorStream() : connection.getInputStream();
    long length = connection.getContentLengthLong();
    return new Reply(status, connection, whole(body, length));
  }

  private static InputStream whole(@Nullable InputStream body, long length) {
    if (body == null) {
      return InputStream.nullInputStream();
    }
    return length < 0 ? body : new WholeBody(body, length);
  }
}
