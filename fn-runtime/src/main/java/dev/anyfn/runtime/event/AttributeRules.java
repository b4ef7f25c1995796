package dev.anyfn.runtime.event;

import java.net.URI;
import java.net.URISyntaxException;

/**
 * The rules of the specification for names and values (CloudEvents v1.0.2, 3 "Context Attributes").
 */
final class AttributeRules {

  private AttributeRules() {}

  static void requireName(String name) {
    boolean allowed = !name.isEmpty() && !name.equals("data");
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      allowed &= (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    }
    if (!allowed) {
      throw Malformed.event(
          "The event has an attribute whose name is not of a-z and 0-9 only, or is 'data'");
    }
  }

  /** Any string, also the empty one, without what the specification bans from all strings. */
  static String requireText(String name, String value) {
    int i = 0;
    while (i < value.length()) {
      int c = value.codePointAt(i);
      if (isBanned(c)) {
        throw Malformed.attribute(
            name, "text without control characters, lone surrogates and noncharacters");
      }
      i += Character.charCount(c);
    }
    return value;
  }

  private static boolean isBanned(int c) {
    if (c < 0x7f) {
      return c < ' ';
    }
    return c <= 0x9f
        || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE)
        || (c & 0xfffe) == 0xfffe
        || (c >= 0xfdd0 && c <= 0xfdef);
  }

  static String requireNonEmpty(String name, String value) {
    if (value.isEmpty()) {
      throw Malformed.attribute(name, "a string that is not empty");
    }
    return requireText(name, value);
  }

  /** It becomes a header as it is, so that it may hold only what a header may. */
  static String requireMediaType(String name, String value) {
    boolean allowed = !value.isBlank();
    for (int i = 0; i < value.length(); i++) {
      allowed &= value.charAt(i) >= ' ' && value.charAt(i) < 0x7f;
    }
    if (!allowed) {
      throw Malformed.attribute(name, "a media type, in printable ASCII");
    }
    return value;
  }

  static URI requireUri(String name, String value) {
    requireNonEmpty(name, value);
    try {
      return new URI(value);
    } catch (URISyntaxException e) {
      // Without the cause: its message repeats the value.
      throw Malformed.attribute(name, "a URI reference (RFC 3986)");
    }
  }
}
