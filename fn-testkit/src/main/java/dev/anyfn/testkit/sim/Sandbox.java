package dev.anyfn.testkit.sim;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * An instance as the platform sees it: its file system, and one process after another in it. The
 * pool guards all that changes, except the directory. Times are those of the policy.
 */
final class Sandbox {

  private final String id;
  private final Resources resources;
  private final Locale locale;
  private final TimeZone timeZone;
  private @Nullable Path temporary;
  private @Nullable GuestProcess process;
  private int processes;
  private int active;
  private long lastUsed;
  private long keepUntil;

  Sandbox(String id, Resources resources, Locale locale, TimeZone timeZone, long now) {
    this.id = id;
    this.resources = resources;
    this.locale = locale;
    this.timeZone = timeZone;
    this.lastUsed = now;
  }

  String id() {
    return id;
  }

  Locale locale() {
    return locale;
  }

  TimeZone timeZone() {
    return (TimeZone) timeZone.clone();
  }

  long memory() {
    return resources.memory();
  }

  @Nullable GuestProcess process() {
    return process;
  }

  void process(GuestProcess next) {
    process = next;
    processes++;
  }

  int processes() {
    return processes;
  }

  int active() {
    return active;
  }

  void begin() {
    active++;
  }

  void end(long now) {
    active--;
    lastUsed = now;
  }

  void used(long now) {
    lastUsed = now;
  }

  long lastUsed() {
    return lastUsed;
  }

  /** The last moment at which it is kept, while it is idle. */
  long keepUntil() {
    return keepUntil;
  }

  void keepUntil(long last) {
    keepUntil = last;
  }

  synchronized Path temporaryDirectory() {
    Path known = temporary;
    if (known == null) {
      try {
        known = Files.createTempDirectory("anyfn-tmp-");
      } catch (IOException e) {
        throw new UncheckedIOException("Cannot make a /tmp for " + id, e);
      }
      temporary = known;
    }
    return known;
  }

  /** Returns the files in {@code /tmp}, sorted. */
  synchronized List<Path> temporaryFiles() {
    if (temporary == null) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(temporary)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot look into the /tmp of " + id, e);
    }
  }

  /** Returns the error of a full {@code /tmp}; null if it is not. */
  @Nullable String temporaryTooLarge() {
    long bytes = 0;
    for (Path file : temporaryFiles()) {
      bytes += file.toFile().length();
    }
    return bytes <= resources.temporaryBytes()
        ? null
        : "No space left on device: /tmp would hold "
            + bytes
            + " bytes, and has "
            + resources.temporaryBytes();
  }

  synchronized void deleteTemporary() {
    if (temporary == null) {
      return;
    }
    try (Stream<Path> files = Files.walk(temporary)) {
      files.sorted(Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
    } catch (IOException | UncheckedIOException e) {
      // what cannot be deleted is the operating system's to clean up
    }
    temporary = null;
  }
}
