package dev.anyfn.testkit.platform;

import dev.anyfn.ErrorCode;
import dev.anyfn.FunctionException;
import dev.anyfn.runtime.json.JsonTree;
import dev.anyfn.testkit.fork.Fork;
import dev.anyfn.testkit.fork.ForkException;
import dev.anyfn.testkit.fork.Output;
import dev.anyfn.testkit.fork.OutputLine;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What a process has written since a call began. */
final class CallLog {

  /** A line that was written before the answer arrives at once; only its reader may be late. */
  private static final Duration ARRIVAL = Duration.ofSeconds(10);

  private final Output output;
  private final int from;
  private final AtomicInteger calls;
  private final int number;

  private CallLog(Output output, AtomicInteger calls) {
    this.output = output;
    this.from = output.position();
    this.calls = calls;
    this.number = calls.incrementAndGet();
  }

  /** From now on; the counter tells whether the process is not this call's alone. */
  static CallLog begin(Fork fork, AtomicInteger calls) {
    return new CallLog(fork.output(), calls);
  }

  List<OutputLine> lines() {
    return output.linesSince(from);
  }

  /** Waits for a line, for a while. */
  boolean hasLine(String part) {
    try {
      output.awaitSince(from, line -> line.contains(part), ARRIVAL);
      return true;
    } catch (ForkException e) {
      return false;
    }
  }

  /** AnyFn's own record of a failure with a member of a value. */
  Optional<JsonTree> failure(String member, String value) {
    String quoted = new String(Json.quote(value), StandardCharsets.UTF_8);
    return failure(line -> line.contains("\"" + member + "\":" + quoted));
  }

  /** AnyFn's own record of a failure, as soon as it is there and whole. */
  Optional<JsonTree> failure(Predicate<String> wanted) {
    try {
      String line =
          output
              .awaitSince(from, text -> isWholeFailure(text) && wanted.test(text), ARRIVAL)
              .text();
      return Optional.of(read(line));
    } catch (ForkException e) {
      return Optional.empty(); // it died before it could say more
    }
  }

  /** A long line is seen while it is still read; it is whole when its object is closed. */
  private static boolean isWholeFailure(String line) {
    return line.contains("{\"severity\"") && line.contains("\"code\":") && line.endsWith("\"}");
  }

  /** A logger of the platform may have written something before it. */
  private static JsonTree read(String line) {
    String json = line.substring(line.indexOf("{\"severity\""));
    try {
      return JsonTree.parse(json.getBytes(StandardCharsets.UTF_8));
    } catch (FunctionException e) {
      return JsonTree.parse("{}".getBytes(StandardCharsets.UTF_8)); // two lines in one
    }
  }

  /** The code of a record. */
  static Optional<ErrorCode> code(JsonTree failure) {
    String name = failure.get("code").text("");
    for (ErrorCode code : ErrorCode.values()) {
      if (code.name().equals(name)) {
        return Optional.of(code);
      }
    }
    return Optional.empty();
  }

  @Override
  public String toString() {
    String lines = lines().stream().map(line -> "\n    " + line).collect(Collectors.joining());
    boolean others = calls.get() > number;
    return (lines.isEmpty() ? "\n    (nothing)" : lines)
        + (others ? "\n    (other calls ran in this process since: some lines may be theirs)" : "");
  }
}
