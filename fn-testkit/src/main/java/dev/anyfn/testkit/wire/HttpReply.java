package dev.anyfn.testkit.wire;

import dev.anyfn.Headers;
import java.nio.charset.StandardCharsets;

/**
 * The answer to a request.
 *
 * @param status of the answer
 * @param headers without those that frame the body
 * @param body empty for none
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
public record HttpReply(int status, Headers headers, byte[] body) {

  /** Creates an answer of JSON. */
  public static HttpReply json(int status, String json) {
    Headers headers = Headers.empty().and("Content-Type", "application/json");
    return new HttpReply(status, headers, json.getBytes(StandardCharsets.UTF_8));
  }

  /** Returns head and body in one array, to leave in one write. */
  byte[] encode() {
    StringBuilder head = new StringBuilder(256);
    head.append("HTTP/1.1 ").append(status).append(" -\r\n");
    headers.forEach((name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
    head.append("Content-Length: ").append(body.length).append("\r\n\r\n");
    byte[] first = head.toString().getBytes(StandardCharsets.UTF_8);
    byte[] all = new byte[first.length + body.length];
    System.arraycopy(first, 0, all, 0, first.length);
    System.arraycopy(body, 0, all, first.length, body.length);
    return all;
  }
}
