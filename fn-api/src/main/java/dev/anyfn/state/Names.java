package dev.anyfn.state;

/** The rules of all keys: UTF-8 of a bounded length, and a printable form for messages. */
final class Names {

  private static final int SHOWN = 100;

  private Names() {}

  static void require(String what, String key, int least, int most) {
    int bytes = utf8Length(key);
    if (bytes < 0) {
      throw new IllegalArgumentException(
          what + " must be Unicode text; it has half a surrogate pair: " + quote(key));
    }
    if (bytes < least || bytes > most) {
      throw new IllegalArgumentException(
          what + " has " + least + " to " + most + " bytes of UTF-8, not " + bytes);
    }
  }

  /**
   * Returns the length, or -1 for invalid text. It uses no encoder, because every call comes here.
   */
  private static int utf8Length(String key) {
    int bytes = 0;
    for (int i = 0; i < key.length(); i++) {
      char c = key.charAt(i);
      if (c < 0x80) {
        bytes++;
      } else if (c < 0x800) {
        bytes += 2;
      } else if (!Character.isSurrogate(c)) {
        bytes += 3;
      } else if (i + 1 < key.length() && Character.isSurrogatePair(c, key.charAt(i + 1))) {
        bytes += 4;
        i++;
      } else {
        return -1;
      }
    }
    return bytes;
  }

  /** Makes foreign input printable, so that it cannot break a line of a log. */
  static String quote(String key) {
    StringBuilder quoted = new StringBuilder("\"");
    int end = Math.min(key.length(), SHOWN);
    for (int i = 0; i < end; i++) {
      char c = key.charAt(i);
      if (c < ' ' || c == '"' || c == '\\' || c >= 0x7f) {
        quoted.append("\\u").append(Integer.toHexString(c | 0x10000), 1, 5);
      } else {
        quoted.append(c);
      }
    }
    return quoted.append(end < key.length() ? "...\"" : "\"").toString();
  }
}
