package dev.anyfn.store.file;

import dev.anyfn.state.StoreError;
import dev.anyfn.state.StoreException;
import dev.anyfn.state.spi.StoreContext;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.FileLockInterruptionException;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * One writer at a time for each key, among all threads and processes of the machine. Keys share
 * {@value #STRIPES} locks, each a file.
 *
 * <p>The operating system's locks belong to the process, and closing any channel of a file gives
 * them all up. So a lock's file is open only while it is held, and within the process there is a
 * monitor before it, which all drivers of one directory must have in common, even those of other
 * class loaders: the string that {@link String#intern} keeps.
 */
final class KeyLocks {

  private static final int STRIPES = 64;
  private static final Duration FIRST_PAUSE = Duration.ofNanos(100_000);
  private static final Duration LONGEST_PAUSE = Duration.ofMillis(6);

  /** Some 30 s, with pauses of 3 ms on average. */
  private static final int MOST_TRIES = 10_000;

  private final Path folder;
  private final String identity;
  private final StoreContext context;

  /** The monitors by stripe, made when needed; one that is made twice is the same. */
  private final AtomicReferenceArray<@Nullable String> monitors =
      new AtomicReferenceArray<>(STRIPES);

  private KeyLocks(Path folder, String identity, StoreContext context) {
    this.folder = folder;
    this.identity = identity;
    this.context = context;
  }

  /** An action that needs the lock. */
  interface Work {
    void run() throws IOException;
  }

  /** Returns the locks of a directory, by whatever path it is reached. */
  static KeyLocks in(Path folder, StoreContext context) throws IOException {
    Object key = Files.readAttributes(folder, BasicFileAttributes.class).fileKey();
    return new KeyLocks(
        folder, "dev.anyfn.store.file " + (key == null ? folder.toRealPath() : key) + " ", context);
  }

  void run(String key, Work work) throws IOException {
    int stripe = Math.floorMod(key.hashCode(), STRIPES);
    synchronized (monitor(stripe)) {
      try (FileChannel file =
              FileChannel.open(
                  folder.resolve(Integer.toString(stripe)),
                  StandardOpenOption.CREATE,
                  StandardOpenOption.WRITE);
          FileLock held = lock(file)) {
        if (!held.isValid()) {
          throw new IOException("the lock is lost");
        }
        work.run();
      } catch (OverlappingFileLockException e) {
        throw new IOException("the lock is held in this process by somebody unknown", e);
      }
    }
  }

  private String monitor(int stripe) {
    String monitor = monitors.get(stripe);
    if (monitor == null) {
      monitor = (identity + stripe).intern();
      monitors.set(stripe, monitor);
    }
    return monitor;
  }

  /**
   * Polls instead of waiting: the kernel looks for deadlocks among processes, and refuses (EDEADLK)
   * where a thread of each waits for what another thread of the other holds.
   */
  private FileLock lock(FileChannel file) throws IOException {
    FileLock lock = file.tryLock();
    for (int tries = 1; lock == null; tries++) {
      if (tries == MOST_TRIES) {
        throw new StoreException(
            StoreError.RATE_LIMITED, "another process has been writing for some 30 s");
      }
      if (!context.backOff(tries, FIRST_PAUSE, LONGEST_PAUSE)) {
        throw new FileLockInterruptionException();
      }
      lock = file.tryLock();
    }
    return lock;
  }
}
