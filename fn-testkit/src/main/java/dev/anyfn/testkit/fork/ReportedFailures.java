package dev.anyfn.testkit.fork;

import dev.anyfn.ErrorCode;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The failures of invocations that a fork reports after {@link ForkBuilder#reportFailures}. Safe
 * for use by many threads.
 */
public final class ReportedFailures {

  private final JavaProcess process;
  private final Path file;

  ReportedFailures(JavaProcess process, Path file) {
    this.process = process;
    this.file = file;
  }

  /**
   * One failure. Immutable.
   *
   * @param invocationId of the invocation
   * @param item the id of the event or record; empty if it has none
   * @param code the classification
   */
  public record Reported(String invocationId, String item, ErrorCode code) {}

  /** Returns the number of failures so far. */
  public int position() {
    return all().size();
  }

  /**
   * Waits for a failure.
   *
   * @param position skips the failures before it
   * @param wanted selects the failure
   * @param timeout the longest time to wait, in real time
   * @return empty if none arrived, or the process ended without it
   */
  public Optional<Reported> awaitSince(int position, Predicate<Reported> wanted, Duration timeout) {
    try {
      process.await("a failure was reported", () -> since(position, wanted).isPresent(), timeout);
    } catch (ForkException e) {
      // it may have reported just before its end
    }
    return since(position, wanted);
  }

  private Optional<Reported> since(int position, Predicate<Reported> wanted) {
    return all().stream().skip(position).filter(wanted).findFirst();
  }

  private List<Reported> all() {
    List<Reported> failures = new ArrayList<>();
    String text;
    try {
      text = Files.exists(file) ? Files.readString(file) : "";
    } catch (IOException e) {
      text = ""; // the fork is closed
    }
    // The process still writes the text after the last line end.
    for (String line : text.substring(0, text.lastIndexOf('\n') + 1).split("\n", -1)) {
      String[] parts = line.split("\t", -1);
      if (parts.length == 3) {
        String item = URLDecoder.decode(parts[1], StandardCharsets.UTF_8);
        failures.add(new Reported(parts[0], item, ErrorCode.valueOf(parts[2])));
      }
    }
    return failures;
  }
}
