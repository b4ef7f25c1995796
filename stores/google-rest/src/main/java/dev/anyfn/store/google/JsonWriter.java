package dev.anyfn.store.google;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;

/** Writes a document of JSON. For one document. */
final class JsonWriter {

  private static final String DIGITS = "0123456789abcdef";
  private static final int USUAL = 2048;

  private char[] text = new char[USUAL];
  private int length;

  /** The document in UTF-8. */
  byte[] bytes() {
    return new String(text, 0, length).getBytes(StandardCharsets.UTF_8);
  }

  /** A value of maps, lists, strings, numbers and booleans. */
  void write(Object value) {
    if (value instanceof Map<?, ?> members) {
      put('{');
      boolean follows = false;
      for (Map.Entry<?, ?> member : members.entrySet()) {
        separate(follows);
        quote((String) member.getKey());
        put(':');
        write(member.getValue());
        follows = true;
      }
      put('}');
    } else if (value instanceof Iterable<?> elements) {
      put('[');
      boolean follows = false;
      for (Object element : elements) {
        separate(follows);
        write(element);
        follows = true;
      }
      put(']');
    } else if (value instanceof String string) {
      quote(string);
    } else {
      String plain = value.toString();
      for (int i = 0; i < plain.length(); i++) {
        put(plain.charAt(i));
      }
    }
  }

  private void separate(boolean follows) {
    if (follows) {
      put(',');
    }
  }

  /** Surrogates are escaped, because half a pair has no bytes. */
  private void quote(String string) {
    put('"');
    char[] characters = string.toCharArray(); // as in JsonReader
    for (int i = 0; i < characters.length; i++) {
      char c = characters[i];
      if (c == '"' || c == '\\') {
        put('\\');
        put(c);
      } else if (c < ' ' || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE)) {
        escape(c);
      } else {
        put(c);
      }
    }
    put('"');
  }

  private void escape(char c) {
    put('\\');
    put('u');
    for (int shift = 12; shift >= 0; shift -= 4) {
      put(DIGITS.charAt((c >> shift) & 15));
    }
  }

  private void put(char c) {
    if (length == text.length) {
      text = Arrays.copyOf(text, 2 * length);
    }
    text[length++] = c;
  }
}
