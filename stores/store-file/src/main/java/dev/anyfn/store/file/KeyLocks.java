package dev.anyfn.store.file;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;

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

  private final Path folder;
  private final String identity;

  private KeyLocks(Path folder, String identity) {
    this.folder = folder;
    this.identity = identity;
  }

  /** What is done under the lock. */
  interface Work {
    void run() throws IOException;
  }

  /** The locks of a directory, by whatever path it is reached. */
  static KeyLocks in(Path folder) throws IOException {
    Object key = Files.readAttributes(folder, BasicFileAttributes.class).fileKey();
    return new KeyLocks(
        folder, "dev.anyfn.store.file " + (key == null ? folder.toRealPath() : key) + " ");
  }

  void run(String key, Work work) throws IOException {
    String stripe = Integer.toString(Math.floorMod(key.hashCode(), STRIPES));
    synchronized ((identity + stripe).intern()) {
      try (FileChannel file =
              FileChannel.open(
                  folder.resolve(stripe), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
          FileLock held = file.lock()) {
        if (!held.isValid()) {
          throw new IOException("the lock is lost");
        }
        work.run();
      } catch (OverlappingFileLockException e) {
        throw new IOException("the lock is held in this process by somebody unknown", e);
      }
    }
  }
}
