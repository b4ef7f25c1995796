package dev.anyfn.testkit.platform;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A request as a client writes it, whichever platform carries it. Immutable. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Request(String method, String target, List<Map.Entry<String, String>> headers, byte[] body) {

  static Request get(String target) {
    return new Request("GET", target, List.of(), new byte[0]);
  }

  static Request head(String target) {
    return new Request("HEAD", target, List.of(), new byte[0]);
  }

  static Request post(String target) {
    return new Request("POST", target, List.of(), new byte[0]);
  }

  Request to(String otherTarget) {
    return new Request(method, otherTarget, headers, body);
  }

  Request header(String name, String value) {
    List<Map.Entry<String, String>> more = new ArrayList<>(headers);
    more.add(Map.entry(name, value));
    return new Request(method, target, List.copyOf(more), body);
  }

  Request type(String contentType) {
    return header("Content-Type", contentType);
  }

  Request body(byte... bytes) {
    return new Request(method, target, headers, bytes);
  }

  Request body(String text) {
    return body(text.getBytes(StandardCharsets.UTF_8));
  }

  Request json(String json) {
    return type("application/json").body(json);
  }

  String path() {
    int question = target.indexOf('?');
    return question < 0 ? target : target.substring(0, question);
  }

  String rawQuery() {
    int question = target.indexOf('?');
    return question < 0 ? "" : target.substring(question + 1);
  }

  Optional<String> contentType() {
    return headers.stream()
        .filter(header -> header.getKey().equalsIgnoreCase("Content-Type"))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  @Override
  public String toString() {
    return method + " " + target + " " + headers + " " + Answer.show(body);
  }
}
