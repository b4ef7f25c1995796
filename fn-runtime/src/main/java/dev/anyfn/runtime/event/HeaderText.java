package dev.anyfn.runtime.event;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Attribute values as header values (HTTP binding v1.0.2, 3.1.3.2). */
final class HeaderText {

  private static final String HEX = "0123456789ABCDEF";

  private HeaderText() {}

  static String encode(String value) {
    int plain = 0;
    while (plain < value.length() && isPlain(value.charAt(plain))) {
      plain++;
    }
    if (plain == value.length()) {
      return value;
    }
    StringBuilder encoded = new StringBuilder(value.length() * 2).append(value, 0, plain);
    for (byte b : value.substring(plain).getBytes(StandardCharsets.UTF_8)) {
      if (isPlain((char) (b & 0xff))) {
        encoded.append((char) b);
      } else {
        encoded.append('%').append(HEX.charAt((b >> 4) & 0xf)).append(HEX.charAt(b & 0xf));
      }
    }
    return encoded.toString();
  }

  private static boolean isPlain(char c) {
    return c > ' ' && c < 0x7f && c != '"' && c != '%';
  }

  /**
   * Undoes quotes, then one round of percent-encoding.
   *
   * <p>The Go, Java and JavaScript SDKs do not encode what they send. So what cannot have been
   * encoded is taken as it stands: a {@code %} without two hexadecimal digits after it, a quote
   * that does not enclose the whole value, and raw UTF-8, also where the server has read it as
   * ISO-8859-1.
   *
   * @throws dev.anyfn.FunctionException INVALID_INPUT if what was encoded is not UTF-8
   */
  static String decode(String name, String value) {
    boolean ascii = true;
    boolean plain = true;
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      ascii &= c < 0x80;
      plain &= c != '%' && c != '"';
    }
    String text = unquoted(ascii ? value : reread(value));
    if (plain || text.indexOf('%') < 0) {
      return text;
    }
    byte[] bytes = Utf8.encode(text, StandardCharsets.UTF_8);
    String decoded = bytes == null ? null : percentDecoded(bytes);
    if (decoded == null) {
      throw Malformed.attribute(name, "percent-encoded UTF-8 in its header");
    }
    return decoded;
  }

  private static String reread(String value) {
    byte[] latin1 = new byte[value.length()];
    for (int i = 0; i < latin1.length; i++) {
      if (value.charAt(i) > 0xff) {
        return value;
      }
      latin1[i] = (byte) value.charAt(i);
    }
    String text = Utf8.decode(latin1, StandardCharsets.UTF_8);
    return text == null ? value : text;
  }

  private static String unquoted(String value) {
    int last = value.length() - 1;
    if (last < 1 || value.charAt(0) != '"' || value.charAt(last) != '"') {
      return value;
    }
    StringBuilder text = new StringBuilder(last);
    for (int i = 1; i < last; i++) {
      char c = value.charAt(i);
      if (c == '"') {
        return value;
      }
      if (c == '\\') {
        i++;
        if (i == last) {
          return value;
        }
        c = value.charAt(i);
      }
      text.append(c);
    }
    return text.toString();
  }

  private static @Nullable String percentDecoded(byte[] text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length);
    for (int i = 0; i < text.length; i++) {
      int high = text[i] == '%' && i + 2 < text.length ? hex(text[i + 1]) : -1;
      int low = high < 0 ? -1 : hex(text[i + 2]);
      if (low < 0) {
        bytes.write(text[i]);
      } else {
        bytes.write(high << 4 | low);
        i += 2;
      }
    }
    return Utf8.decode(bytes.toByteArray(), StandardCharsets.UTF_8);
  }

  /** -1 for what is no hexadecimal digit; only ASCII ones count. */
  private static int hex(byte b) {
    return b < 0 ? -1 : Character.digit(b, 16);
  }
}
