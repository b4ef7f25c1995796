package dev.anyfn.testkit.event;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Percent-encoding of UTF-8 (RFC 3986, 2.1). */
final class Percent {

  private static final String HEX = "0123456789ABCDEF";

  private Percent() {}

  /** Keeps malformed sequences as they are. */
  static String decode(String text, boolean plusIsSpace) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    byte[] in = text.getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < in.length; i++) {
      if (in[i] == '%' && i + 2 < in.length && digit(in[i + 1]) >= 0 && digit(in[i + 2]) >= 0) {
        bytes.write(digit(in[i + 1]) * 16 + digit(in[i + 2]));
        i += 2;
      } else {
        bytes.write(in[i] == '+' && plusIsSpace ? ' ' : in[i]);
      }
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }

  private static int digit(byte b) {
    return Character.digit((char) (b & 0xff), 16);
  }

  /** Encodes all bytes but letters, digits and the given others; upper-case digits. */
  static String encode(String text, String others) {
    StringBuilder encoded = new StringBuilder(text.length() + 16);
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xff);
      boolean kept = c < 0x80 && Character.isLetterOrDigit(c);
      if (kept || others.indexOf(c) >= 0) {
        encoded.append(c);
      } else {
        encoded.append('%').append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 15));
      }
    }
    return encoded.toString();
  }
}
