package dev.anyfn.store.tck;

import java.io.IOException;
import java.util.function.Supplier;

/**
 * Lets a liar who writes a thing in halves be seen each time and not by chance: after the first
 * half it waits for a reader, once. Safe for use by many threads.
 */
final class Readers {

  private int reads;
  private boolean seen;

  /** Writes the first half. */
  interface Half {
    void write() throws IOException;
  }

  synchronized <T> T read(Supplier<T> read) {
    T found = read.get();
    reads++;
    notifyAll();
    return found;
  }

  synchronized void see(Half half) throws IOException {
    half.write();
    int before = reads;
    Meeting.await(this, () -> seen || reads > before);
    seen = true;
  }
}
