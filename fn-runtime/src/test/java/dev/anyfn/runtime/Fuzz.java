package dev.anyfn.runtime;

import java.util.Random;

/** Foreign input, the same in every run. */
final class Fuzz {

  private Fuzz() {}

  static String text(Random random, String alphabet) {
    StringBuilder text = new StringBuilder();
    for (int left = random.nextInt(24); left > 0; left--) {
      text.append(alphabet.charAt(random.nextInt(alphabet.length())));
    }
    return text.toString();
  }

  /** Any sixteen-bit units, halves of surrogate pairs and control characters among them. */
  static String units(Random random) {
    StringBuilder text = new StringBuilder();
    for (int left = random.nextInt(24); left > 0; left--) {
      text.append(
          switch (random.nextInt(6)) {
            case 0 -> (char) random.nextInt(0x20);
            case 1 -> (char) (0xd800 + random.nextInt(0x800));
            case 2 -> "\"\\/\u007f\u2028\u2029\ufeff".charAt(random.nextInt(7));
            case 3 -> (char) random.nextInt(0x10000);
            default -> (char) ('a' + random.nextInt(26));
          });
    }
    return text.toString();
  }

  /** One printable character changed, put in or taken out. */
  static String mutate(Random random, String text) {
    StringBuilder changed = new StringBuilder(text);
    int at = random.nextInt(text.length());
    char c = (char) (' ' + random.nextInt(0x5f));
    switch (random.nextInt(3)) {
      case 0 -> changed.setCharAt(at, c);
      case 1 -> changed.insert(at, c);
      default -> changed.deleteCharAt(at);
    }
    return changed.toString();
  }
}
