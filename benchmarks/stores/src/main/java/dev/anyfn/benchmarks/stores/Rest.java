package dev.anyfn.benchmarks.stores;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** HTTP by hand, with the settings of the drivers: whoever sets no timeouts hangs one day. */
final class Rest {

  private Rest() {}

  /**
   * An answer.
   *
   * @param connection for its headers
   * @param body whole
   */
  @SuppressWarnings("ArrayRecordComponent") // compared by nobody
  record Answer(HttpURLConnection connection, byte[] body) {}

  static Answer send(String url, @Nullable String contentType, byte @Nullable [] body)
      throws IOException {
    HttpURLConnection connection = (HttpURLConnection) URI.create(url).toURL().openConnection();
    connection.setConnectTimeout(10_000);
    connection.setReadTimeout(60_000);
    connection.setInstanceFollowRedirects(false);
    connection.setUseCaches(false);
    connection.setRequestProperty("Authorization", "Bearer owner");
    if (body != null) {
      connection.setRequestMethod("POST");
      connection.setRequestProperty("Content-Type", contentType);
      connection.setDoOutput(true);
      connection.setFixedLengthStreamingMode(body.length);
      connection.getOutputStream().write(body);
    }
    if (connection.getResponseCode() != 200) {
      throw new IOException("answered " + connection.getResponseCode());
    }
    try (InputStream answer = connection.getInputStream()) {
      return new Answer(connection, answer.readAllBytes());
    }
  }
}
