package dev.anyfn.testkit.crash;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A schedule after which the invariant does not hold.
 *
 * @param schedule for {@link CrashPoints#replay}
 * @param message what is wrong, in the words of the invariant
 * @param story what happened, step by step
 * @param picture where it is drawn (SVG); null if this one is not, or could not be written
 */
public record CrashFailure(String schedule, String message, String story, @Nullable Path picture) {

  /** In one line. */
  @Override
  public String toString() {
    String line = message.strip().replaceAll("\\s*\\R\\s*", " ");
    return schedule + "  " + (line.length() > 140 ? line.substring(0, 137) + "..." : line);
  }
}
