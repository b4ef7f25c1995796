package dev.anyfn.store.s3;

import dev.anyfn.state.StoreError;
import dev.anyfn.state.StoreException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The names of keys in S3: nearly always the key itself, behind the base. Changed is only what S3,
 * its peers or XML do not take, and so that the order of the UTF-8 bytes, prefixes and slashes
 * stay:
 *
 * <ul>
 *   <li>a control character becomes a tab and two hexadecimal digits (all else sorts behind a tab);
 *   <li>U+FFFD to U+FFFF become U+FFFD and a digit: the last two are not allowed in XML;
 *   <li>a path segment that begins with two dots has one more, so that none is {@code ..}.
 * </ul>
 *
 * <p>So no key is stored under a name with a segment that begins with just two dots: those are left
 * for our own use.
 *
 * @param base empty, or ends with a slash
 */
record KeySpace(String base) {

  private static final int MAX_BYTES = 1024;
  private static final String HEX = "0123456789ABCDEF";

  /** The name of a key, or of a prefix of keys. */
  String name(String key) {
    String name = escaped(key);
    if (name.length() > MAX_BYTES / 3 && name.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
      throw new StoreException(
          StoreError.INVALID_INPUT,
          "S3 takes keys of 1,024 bytes; this one is longer with the prefix of the bucket's URL"
              + " and the escapes of its control characters");
    }
    return name;
  }

  private String escaped(String key) {
    StringBuilder name = new StringBuilder(base.length() + key.length() + 8).append(base);
    for (int i = 0; i < key.length(); i++) {
      char c = key.charAt(i);
      if (c == '.' && key.startsWith("..", i) && (i == 0 || key.charAt(i - 1) == '/')) {
        name.append('.');
      }
      if (c < ' ') {
        name.append('\t').append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 15));
      } else if (c >= '\uFFFD') {
        name.append('\uFFFD').append((char) ('0' + c - '\uFFFD'));
      } else {
        name.append(c);
      }
    }
    return name.toString();
  }

  /** The key of that name; null if there is none, because somebody else wrote it. */
  @Nullable String key(String name) {
    if (!name.startsWith(base)) {
      return null;
    }
    StringBuilder key = new StringBuilder(name.length());
    for (int i = base.length(); i < name.length(); i++) {
      char c = name.charAt(i);
      if (c == '.' && name.startsWith("...", i) && (i == 0 || name.charAt(i - 1) == '/')) {
        continue;
      }
      if (c == '\t' && i + 2 < name.length()) {
        key.append((char) (HEX.indexOf(name.charAt(++i)) << 4 | HEX.indexOf(name.charAt(++i))));
      } else if (c == '\uFFFD' && i + 1 < name.length()) {
        key.append((char) (c + name.charAt(++i) - '0'));
      } else {
        key.append(c);
      }
    }
    return !key.isEmpty() && name.equals(escaped(key.toString())) ? key.toString() : null;
  }
}
