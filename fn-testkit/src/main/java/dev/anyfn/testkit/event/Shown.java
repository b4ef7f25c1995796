package dev.anyfn.testkit.event;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Bodies in messages. */
final class Shown {

  private static final int LONGEST = 2000;

  private Shown() {}

  /** Returns text, or hexadecimal if the bytes are not text. */
  static String body(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    boolean printable = text.chars().allMatch(c -> (c >= ' ' && c != 0xfffd) || c == '\n');
    String shown = printable ? text : HexFormat.of().formatHex(bytes);
    return shown.length() > LONGEST
        ? shown.substring(0, LONGEST) + ".. (" + bytes.length + " bytes)"
        : shown;
  }
}
