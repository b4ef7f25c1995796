package dev.anyfn.store.gcs;

import dev.anyfn.state.StoreError;
import dev.anyfn.state.StoreException;
import java.nio.charset.StandardCharsets;

/**
 * Keys as names of objects. A name has no line feed and no carriage return, and is neither {@code
 * .} nor {@code ..} (Google's guide, "About Cloud Storage objects", 2026). What takes their place
 * must sort where they would have:
 *
 * <ul>
 *   <li>the line feed, 0A, becomes 09 02, and for its sake 09 becomes 09 01;
 *   <li>the carriage return, 0D, becomes 0C 02, and for its sake 0C becomes 0C 01;
 *   <li>one or two dots, with any number of NULs behind, get one more NUL.
 * </ul>
 */
final class ObjectNames {

  private static final int MOST_BYTES = 1024;
  private static final String CHALLENGE = ".well-known/acme-challenge/";
  private static final char ITSELF = 1;
  private static final char NEXT = 2;

  private final String folder;

  ObjectNames(String folder) {
    this.folder = folder;
  }

  String ofKey(String key) {
    String name = folder + (isDots(key) ? key + '\0' : escape(key));
    if (name.startsWith(CHALLENGE) || name.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
      throw new StoreException(
          StoreError.INVALID_INPUT,
          "names in Google Cloud Storage have at most "
              + MOST_BYTES
              + " bytes, the folder included, and do not begin with "
              + CHALLENGE);
    }
    return name;
  }

  /** Returns the start of all names whose keys start so; other names may start so, too. */
  String ofPrefix(String prefix) {
    return folder + escape(prefix);
  }

  String key(String name) {
    String own = name.substring(folder.length());
    boolean dots = own.endsWith("\0") && isDots(own.substring(0, own.length() - 1));
    return dots ? own.substring(0, own.length() - 1) : unescape(own);
  }

  private static boolean isDots(String key) {
    int end = key.startsWith("..") ? 2 : key.startsWith(".") ? 1 : 0;
    for (int i = end; i < key.length(); i++) {
      if (key.charAt(i) != 0) {
        return false;
      }
    }
    return end > 0;
  }

  static String escape(String key) {
    if (isPlain(key)) {
      return key;
    }
    StringBuilder name = new StringBuilder(key.length());
    for (int i = 0; i < key.length(); i++) {
      char c = key.charAt(i);
      switch (c) {
        case '\t', '\f' -> name.append(c).append(ITSELF);
        case '\n' -> name.append('\t').append(NEXT);
        case '\r' -> name.append('\f').append(NEXT);
        default -> name.append(c);
      }
    }
    return name.toString();
  }

  /** Returns true if nothing needs an escape, as in nearly all keys. */
  private static boolean isPlain(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= '\t' && text.charAt(i) <= '\r') {
        return false;
      }
    }
    return true;
  }

  /** A name that somebody else has given stays as it is. */
  private static String unescape(String name) {
    if (isPlain(name)) {
      return name;
    }
    StringBuilder key = new StringBuilder(name.length());
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      char next = i + 1 < name.length() ? name.charAt(i + 1) : 0;
      if ((c == '\t' || c == '\f') && (next == ITSELF || next == NEXT)) {
        i++;
        key.append(next == ITSELF ? c : (char) (c + 1));
      } else {
        key.append(c);
      }
    }
    return key.toString();
  }

  /** Escapes everything that has a meaning in a URL, the slash included. */
  static String percent(String text) {
    StringBuilder escaped = new StringBuilder();
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      boolean letter = (b >= 'a' && b <= 'z') || (b >= 'A' && b <= 'Z');
      if (letter || (b >= '0' && b <= '9') || b == '-' || b == '_' || b == '.' || b == '~') {
        escaped.append((char) b);
      } else {
        escaped.append('%');
        escaped.append(Character.toUpperCase(Character.forDigit((b >> 4) & 15, 16)));
        escaped.append(Character.toUpperCase(Character.forDigit(b & 15, 16)));
      }
    }
    return escaped.toString();
  }
}
