package dev.anyfn.testkit.platform;

import dev.anyfn.Headers;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Calls and answers in messages. */
final class Shown {

  private static final int MOST = 2000;

  private Shown() {}

  /** Returns text, or hexadecimal if the bytes are not text. */
  static String bytes(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    boolean printable =
        text.chars().allMatch(c -> (c >= ' ' && c != 0xfffd) || c == '\n' || c == '\t');
    return text(printable ? text : HexFormat.of().formatHex(bytes));
  }

  static String text(String text) {
    return text.length() <= MOST
        ? text
        : text.substring(0, MOST) + ".. (" + text.length() + " characters)";
  }

  static String to(@Nullable String function) {
    return function == null ? "" : " to " + function;
  }

  static String answer(int status, Headers headers, byte[] body) {
    StringBuilder text = new StringBuilder("status ").append(status);
    headers.forEach((name, value) -> text.append("\n    ").append(name).append(": ").append(value));
    return text.append("\n    ").append(body.length == 0 ? "(no body)" : bytes(body)).toString();
  }
}
