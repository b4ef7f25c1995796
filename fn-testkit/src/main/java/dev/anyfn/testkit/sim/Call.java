package dev.anyfn.testkit.sim;

import dev.anyfn.runtime.Failure;
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
  private @Nullable Failure failure;
  private boolean outOfMemory;

  Call(String what, Instant deadline, VirtualTime.@Nullable Runner runner) {
    this.runner = runner;
    this.what = what;
    this.deadline = deadline;
  }

  /** Returns its name: the invocation, or a phase of the instance's life. */
  String what() {
    return what;
  }

  Instant deadline() {
    return deadline;
  }

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

  synchronized void failed(Failure came) {
    failure = came;
    outOfMemory |= came.cause() instanceof OutOfMemoryError;
  }

  /** Returns the last failure in it. */
  synchronized @Nullable Failure failure() {
    return failure;
  }

  synchronized boolean outOfMemory() {
    return outOfMemory;
  }

  synchronized void warn(String warning) {
    warnings.add(warning);
  }

  /** Notes that the time is up, and interrupts the thread once. */
  synchronized void endTime(String why, boolean interrupt) {
    if (outOfTime == null) {
      outOfTime = why;
      if (interrupt && thread != null) {
        thread.interrupt();
      }
    }
  }

  /** Returns why the time is up; null while it is not. */
  synchronized @Nullable String outOfTime() {
    return outOfTime;
  }

  /** Notes where the function learned by an exception that its time was up. */
  synchronized void interruptedAt(String where) {
    interruptedAt = where;
  }

  /** Warns if the function went on after it had learned that its time was up. */
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
