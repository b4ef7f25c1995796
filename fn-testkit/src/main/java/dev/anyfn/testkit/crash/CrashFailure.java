package dev.anyfn.testkit.crash;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A schedule after which the invariant does not hold.
 *
 * @param schedule for {@link CrashPoints#replay}
 * @param message of the invariant
 * @param story the steps of the run
 * @param picture the file of its drawing (SVG); null if it has none, or could not be written
 */
public record CrashFailure(String schedule, String message, String story, @Nullable Path picture) {

  /** Returns one line. */
  @Override
  public String toString() {
    String line = message.strip().replaceAll("\\s*\\R\\s*", " ");
    return schedule + "  " + (line.length() > 140 ? line.substring(0, 137) + "..." : line);
  }
}
