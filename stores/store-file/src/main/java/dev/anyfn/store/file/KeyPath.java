package dev.anyfn.store.file;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The path of a key's file below the root. The key is cut behind each {@code /}, and every {@value
 * #CUT} bytes where a part is longer; each piece is a name:
 *
 * <ul>
 *   <li>{@code orders} a folder: what its keys have in common ends with {@code /}; {@code %} if it
 *       is that slash alone;
 *   <li>{@code aaa...+} a folder of those that go on behind the cut;
 *   <li>{@code 4711.json~} the file of a key that ends here.
 * </ul>
 *
 * <p>Lower-case letters, digits, {@code -}, {@code _}, {@code .} but at the beginning, stand for
 * themselves; any other byte of UTF-8 is {@code %} and two digits. So no name is {@code ..}, none
 * is one of {@link Layout}'s own, and none depends on the file system's idea of case and of
 * Unicode.
 */
final class KeyPath {

  /** 80 bytes are at most 240 characters, and a name may have 255. */
  private static final int CUT = 80;

  private static final String DIGITS = "0123456789abcdef";

  private KeyPath() {}

  /** The names of folders, and of the file at the end. */
  static List<String> of(byte[] key) {
    List<String> names = new ArrayList<>();
    int start = 0;
    for (int i = 0; i < key.length; i++) {
      if (key[i] == '/') {
        names.add(start == i ? "%" : escaped(key, start, i));
        start = i + 1;
      } else if (i - start + 1 == CUT) {
        names.add(escaped(key, start, i + 1) + "+");
        start = i + 1;
      }
    }
    names.add(escaped(key, start, key.length) + "~");
    return names;
  }

  /** Returns the part of the key that a name stands for; null if the name is not ours. */
  static @Nullable Piece piece(String name) {
    if (name.equals("%")) {
      return new Piece(new byte[] {'/'}, false);
    }
    int length = name.length();
    char last = name.charAt(length - 1);
    boolean folder = last != '~' && last != '+';
    int end = folder ? length : length - 1;
    if (isPlain(name, end)) {
      String path = folder ? name + "/" : name.substring(0, end);
      return new Piece(path.getBytes(StandardCharsets.ISO_8859_1), last == '~');
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(length);
    for (int i = 0; i < end; i++) {
      int b = name.charAt(i);
      if (b == '%' && i + 2 < end) {
        b = DIGITS.indexOf(name.charAt(i + 1)) * 16 + DIGITS.indexOf(name.charAt(i + 2));
        i += 2;
      }
      bytes.write(b);
    }
    byte[] part = bytes.toByteArray();
    if (!escaped(part, 0, part.length).equals(name.substring(0, end))) {
      return null;
    }
    if (folder) {
      bytes.write('/');
    }
    return new Piece(bytes.toByteArray(), last == '~');
  }

  private static boolean isPlain(String name, int end) {
    for (int i = 0; i < end; i++) {
      if (!plain(name.charAt(i), i)) {
        return false;
      }
    }
    return true;
  }

  private static String escaped(byte[] key, int from, int to) {
    StringBuilder name = new StringBuilder();
    for (int i = from; i < to; i++) {
      int b = key[i] & 0xff;
      if (plain(b, name.length())) {
        name.append((char) b);
      } else {
        name.append('%').append(DIGITS.charAt(b >> 4)).append(DIGITS.charAt(b & 15));
      }
    }
    return name.toString();
  }

  private static boolean plain(int b, int at) {
    return (b >= 'a' && b <= 'z')
        || (b >= '0' && b <= '9')
        || b == '-'
        || b == '_'
        || (b == '.' && at > 0);
  }

  /**
   * A name of a folder's listing.
   *
   * @param bytes what it adds to the key
   * @param file whether the key ends with it
   */
  @SuppressWarnings("ArrayRecordComponent") // compared by its bytes
  record Piece(byte[] bytes, boolean file) {}
}
