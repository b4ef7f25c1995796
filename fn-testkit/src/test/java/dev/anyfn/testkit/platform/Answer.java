package dev.anyfn.testkit.platform;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.anyfn.Headers;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Locale;

/** An answer as a client sees it, whichever platform carried it. Immutable. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Answer(int status, Headers headers, byte[] body) {

  String text() {
    return new String(body, StandardCharsets.UTF_8);
  }

  JsonNode json() {
    return Json.read(text());
  }

  /** All values of a name as one, which means the same as many (RFC 9110, 5.3). */
  String header(String name) {
    return String.join(", ", headers.all(name));
  }

  /** Without the spaces that a server may choose. */
  String contentType() {
    return header("Content-Type").replace(" ", "").toLowerCase(Locale.ROOT);
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("HTTP " + status);
    headers.forEach((name, value) -> text.append("\n    ").append(name + ": " + value));
    return text.append("\n    ").append(show(body)).toString();
  }

  /** As text, or in hexadecimal where it is none. */
  static String show(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    boolean printable = text.chars().allMatch(c -> c >= ' ' && c != 0xfffd || c == '\n');
    String shown = printable ? text : HexFormat.of().formatHex(bytes);
    return shown.length() > 2000
        ? shown.substring(0, 2000) + ".. (" + bytes.length + " bytes)"
        : shown;
  }

  /** Documents read by somebody else's library. */
  static final class Json {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Json() {}

    static JsonNode read(String json) {
      try {
        return MAPPER.readTree(json);
      } catch (IOException e) {
        throw new AssertionError("Not JSON: " + json, e);
      }
    }

    static byte[] write(Object value) {
      try {
        return MAPPER.writeValueAsBytes(value);
      } catch (IOException e) {
        throw new AssertionError(e);
      }
    }
  }
}
