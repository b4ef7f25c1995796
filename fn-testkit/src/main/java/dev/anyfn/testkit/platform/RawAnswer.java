package dev.anyfn.testkit.platform;

import dev.anyfn.ErrorCode;
import dev.anyfn.FunctionException;
import dev.anyfn.Headers;
import dev.anyfn.runtime.json.JsonTree;
import dev.anyfn.runtime.text.JsonText;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A platform's answer.
 *
 * @param status of the HTTP answer, or its equivalent
 * @param text the body as text
 * @param code null without a failure, or if its code is unknown
 * @param acknowledged the ids of messages that are done
 * @param refused the ids of messages that are sent again
 * @param codes of the refused messages, by id, as far as known
 * @param raw as the platform saw it
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, never handed out
record RawAnswer(
    boolean succeeded,
    int status,
    Headers headers,
    byte[] body,
    String text,
    @Nullable ErrorCode code,
    List<String> acknowledged,
    List<String> refused,
    Map<String, ErrorCode> codes,
    String raw) {

  private static final byte[] NOTHING = {};

  /** Returns an answer over HTTP. */
  static RawAnswer http(int status, Headers headers, byte[] body, @Nullable ErrorCode code) {
    String text = new String(body, StandardCharsets.UTF_8);
    String raw = Shown.answer(status, headers, body);
    return new RawAnswer(
        status < 400, status, headers, body, text, code, List.of(), List.of(), Map.of(), raw);
  }

  /** Returns the code of this name; null if there is none. */
  static @Nullable ErrorCode code(String name) {
    for (ErrorCode code : ErrorCode.values()) {
      if (code.name().equals(name)) {
        return code;
      }
    }
    return null;
  }

  /** Returns the id that finds a problem in the log; null if the answer is not a problem. */
  @Nullable String errorId() {
    if (code == null || JsonText.first(body) != '{') {
      return null;
    }
    try {
      return JsonTree.parse(body).get("errorId").text();
    } catch (FunctionException e) {
      return null;
    }
  }

  /** Returns the same answer with a reported code; null for none. */
  RawAnswer because(@Nullable ErrorCode logged) {
    return new RawAnswer(
        succeeded, status, headers, body, text, logged, acknowledged, refused, codes, raw);
  }

  /** Returns a payload of JSON. */
  static RawAnswer payload(byte[] json, String text) {
    boolean nothing = text.equals("null");
    return new RawAnswer(
        true,
        nothing ? 204 : 200,
        Headers.empty(),
        nothing ? NOTHING : json,
        nothing ? "" : text,
        null,
        List.of(),
        List.of(),
        Map.of(),
        "payload " + Shown.bytes(json));
  }

  /** Returns a failure without an answer. */
  static RawAnswer failure(ErrorCode code, int status, String raw) {
    return new RawAnswer(
        false, status, Headers.empty(), NOTHING, "", code, List.of(), List.of(), Map.of(), raw);
  }

  /** Returns the outcome of messages. */
  static RawAnswer messages(
      List<String> acknowledged, List<String> refused, Map<String, ErrorCode> codes, String raw) {
    ErrorCode first = refused.isEmpty() ? null : codes.get(refused.get(0));
    int status = first != null ? first.httpStatus() : refused.isEmpty() ? 200 : 500;
    return new RawAnswer(
        refused.isEmpty(),
        status,
        Headers.empty(),
        NOTHING,
        "",
        first,
        acknowledged,
        refused,
        codes,
        raw);
  }
}
