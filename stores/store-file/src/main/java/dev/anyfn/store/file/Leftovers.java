package dev.anyfn.store.file;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Removes what killed processes have left behind, at the first write and then now and then. A file
 * to which nothing was added for an hour, by the file system's own clock, belongs to nobody; were
 * its writer alive after all, its write fails and says so.
 */
final class Leftovers {

  private static final int EVERY = 1000;
  private static final long OLD_MILLIS = Duration.ofHours(1).toMillis();

  private final AtomicInteger writes = new AtomicInteger();

  /** Sweeps a folder in which a file was made or moved just now, once in a while. */
  void sweep(Path folder) {
    if (Math.floorMod(writes.getAndIncrement(), EVERY) != 0) {
      return;
    }
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      long now = Files.getLastModifiedTime(folder).toMillis();
      for (Path file : files) {
        sweep(file, now);
      }
    } catch (IOException | DirectoryIteratorException e) {
      // Others sweep, too; what is left is swept later.
    }
  }

  private static void sweep(Path file, long now) throws IOException {
    try {
      if (Files.getLastModifiedTime(file).toMillis() < now - OLD_MILLIS) {
        Files.deleteIfExists(file);
      }
    } catch (NoSuchFileException e) {
      // It has come to its place.
    }
  }
}
