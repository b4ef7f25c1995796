package dev.anyfn.store.google;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request.
 *
 * @param method of HTTP
 * @param url whole
 * @param headers name, value, name, value
 * @param body in parts that follow each other, backed by arrays; null if there is none
 */
public record Call(
    String method, String url, List<String> headers, @Nullable List<ByteBuffer> body) {
  public Call {
    headers = List.copyOf(headers);
    body = body == null ? null : List.copyOf(body);
  }

  /**
   * Returns a request without a body.
   *
   * @param method of HTTP
   * @param url whole
   */
  public static Call of(String method, String url) {
    return new Call(method, url, List.of(), null);
  }

  /**
   * Returns a POST of a JSON document.
   *
   * @param url whole
   * @param document of maps, lists, strings, numbers and booleans
   * @return the request
   */
  public static Call post(String url, Object document) {
    return new Call(
        "POST",
        url,
        List.of("Content-Type", "application/json; charset=utf-8"),
        List.of(ByteBuffer.wrap(Json.bytes(document))));
  }

  /**
   * Returns the same request with one more header.
   *
   * @param name of the header
   * @param value of the header
   */
  public Call header(String name, String value) {
    List<String> more = new ArrayList<>(headers);
    more.add(name);
    more.add(value);
    return new Call(method, url, more, body);
  }

  long length() {
    long length = 0;
    for (ByteBuffer part : body == null ? List.<ByteBuffer>of() : body) {
      length += part.remaining();
    }
    return length;
  }
}
