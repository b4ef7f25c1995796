package dev.anyfn.testkit.sim;

import dev.anyfn.testkit.state.StoreOperation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One invocation while it runs in a process. Safe for use by many threads. */
final class Call {

  private final String what;
  private final Instant deadline;
  private final List<String> log = new ArrayList<>();
  private final List<StoreOperation> operations = new ArrayList<>();
  private final Set<String> warnings = new LinkedHashSet<>();
  private final VirtualTime.@Nullable Runner runner;
  private @Nullable Thread thread;
  private @Nullable String outOfTime;
  private @Nullable String interruptedAt;

  Call(String what, Instant deadline, VirtualTime.@Nullable Runner runner) {
    this.runner = runner;
    this.what = what;
    this.deadline = deadline;
  }

  /** In words: the invocation and its number, or a phase of the instance's life. */
  String what() {
    return what;
  }

  Instant deadline() {
    return deadline;
  }

  /** By which time knows it. */
  VirtualTime.@Nullable Runner runner() {
    return runner;
  }

  synchronized void runBy(@Nullable Thread runner) {
    thread = runner;
  }

  synchronized void write(String line) {
    log.add(line);
  }

  synchronized void asked(StoreOperation operation) {
    operations.add(operation);
  }

  synchronized void warn(String warning) {
    warnings.add(warning);
  }

  /** The time is up: the thread is told, once, where the platform is to end it. */
  synchronized void endTime(String why, boolean interrupt) {
    if (outOfTime == null) {
      outOfTime = why;
      if (interrupt && thread != null) {
        thread.interrupt();
      }
    }
  }

  /** Why the time is up; null while it is not. */
  synchronized @Nullable String outOfTime() {
    return outOfTime;
  }

  /** The function is told that its time is up, by an exception. */
  synchronized void interruptedAt(String where) {
    interruptedAt = where;
  }

  /** The function went on as if it had not been told. */
  synchronized void swallowed() {
    if (interruptedAt != null) {
      warn(
          "It swallowed the interrupt that told it that its time was up, at "
              + interruptedAt
              + ", and went on: let InterruptedException out, or interrupt the thread again.");
    }
  }

  synchronized List<String> log() {
    return List.copyOf(log);
  }

  synchronized List<StoreOperation> operations() {
    return List.copyOf(operations);
  }

  synchronized List<String> warnings() {
    return List.copyOf(warnings);
  }
}
