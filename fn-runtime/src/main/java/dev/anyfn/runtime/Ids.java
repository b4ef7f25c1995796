package dev.anyfn.runtime;

import java.util.concurrent.ThreadLocalRandom;

/**
 * Identities that are unique enough to find a line in a log, without the cost of a secure random.
 */
final class Ids {

  private Ids() {}

  /** Thirty-two hexadecimal digits. */
  static String random() {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    StringBuilder id = new StringBuilder(32);
    // The clock tells clones of one checkpoint apart, in which the generator's seed is the same.
    append(random.nextLong() ^ System.nanoTime(), id);
    append(random.nextLong() ^ System.currentTimeMillis() << 20, id);
    return id.toString();
  }

  private static void append(long bits, StringBuilder id) {
    for (int shift = 60; shift >= 0; shift -= 4) {
      id.append(Character.forDigit((int) (bits >>> shift) & 0xf, 16));
    }
  }
}
