package dev.anyfn.testkit.platform;

import dev.anyfn.ErrorCode;
import dev.anyfn.testkit.fork.Fork;
import dev.anyfn.testkit.fork.ForkException;
import dev.anyfn.testkit.fork.Output;
import dev.anyfn.testkit.fork.OutputLine;
import dev.anyfn.testkit.fork.ReportedFailures;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** The output and the reported failures of a process since a call began. */
final class CallLog {

  /** A line that was written before the answer arrives at once; only its reader may be late. */
  private static final Duration ARRIVAL = Duration.ofSeconds(10);

  private final Output output;
  private final int from;
  private final ReportedFailures failures;
  private final int failuresFrom;
  private final AtomicInteger calls;
  private final int number;

  private CallLog(Fork fork, AtomicInteger calls) {
    this.output = fork.output();
    this.from = output.position();
    this.failures = fork.process().failures();
    this.failuresFrom = failures.position();
    this.calls = calls;
    this.number = calls.incrementAndGet();
  }

  /** Begins now; the counter shows if other calls use the process too. */
  static CallLog begin(Fork fork, AtomicInteger calls) {
    return new CallLog(fork, calls);
  }

  List<OutputLine> lines() {
    return output.linesSince(from);
  }

  /** Waits a limited time for a line. */
  boolean hasLine(String part) {
    try {
      output.awaitSince(from, line -> line.contains(part), ARRIVAL);
      return true;
    } catch (ForkException e) {
      return false;
    }
  }

  /** Waits a limited time for the code of a reported failure. */
  Optional<ErrorCode> failure(Predicate<ReportedFailures.Reported> wanted) {
    return failures.awaitSince(failuresFrom, wanted, ARRIVAL).map(ReportedFailures.Reported::code);
  }

  @Override
  public String toString() {
    String lines = lines().stream().map(line -> "\n    " + line).collect(Collectors.joining());
    boolean others = calls.get() > number;
    return (lines.isEmpty() ? "\n    (nothing)" : lines)
        + (others ? "\n    (other calls ran in this process since: some lines may be theirs)" : "");
  }
}
