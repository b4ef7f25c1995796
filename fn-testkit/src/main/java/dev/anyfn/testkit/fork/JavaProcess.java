package dev.anyfn.testkit.fork;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/**
 * A Java program in a process of its own: the base of all {@linkplain Fork forks}, and usable for
 * any other program, such as a custom Lambda runtime.
 *
 * <p>Safe for use by many threads. It ends with this process at the latest, unless this one is
 * killed by SIGKILL.
 */
public final class JavaProcess implements Fork {

  /** For output that is unread when a process ends; its children may keep the streams open. */
  private static final Duration LAST_WORDS = Duration.ofSeconds(5);

  private final Process process;
  private final long startedAt;
  private final Duration grace;
  private final TempDirectory scratch;
  private final Output output = new Output();
  private final CompletableFuture<Integer> exit = new CompletableFuture<>();
  private final AtomicBoolean closed = new AtomicBoolean();
  private final Thread hook;
  private volatile Duration cpuTime = Duration.ZERO;

  private JavaProcess(Process process, long startedAt, Duration grace, TempDirectory scratch) {
    this.process = process;
    this.startedAt = startedAt;
    this.grace = grace;
    this.scratch = scratch;
    this.hook = new Thread(() -> end(Duration.ZERO), "fork " + process.pid() + " shutdown hook");
  }

  /** Takes ownership of the scratch directory, even on failure. */
  static JavaProcess start(ProcessBuilder command, Duration grace, TempDirectory scratch) {
    long startedAt = System.nanoTime();
    try {
      JavaProcess started = new JavaProcess(command.start(), startedAt, grace, scratch);
      started.watch();
      return started;
    } catch (IOException e) {
      scratch.close();
      throw new ForkException("Could not start " + command.command().get(0), e);
    }
  }

  private void watch() {
    String name = "fork " + pid() + " ";
    output.read(OutputLine.Source.STDOUT, process.getInputStream(), name + "stdout");
    output.read(OutputLine.Source.STDERR, process.getErrorStream(), name + "stderr");
    try {
      Runtime.getRuntime().addShutdownHook(hook);
      process.getOutputStream().close();
    } catch (IOException e) {
      // it has ended already, as the exit code shows
    } catch (IllegalStateException e) {
      end(Duration.ZERO);
      throw e;
    }
    // not Process.onExit: that one needs a free thread of the common pool
    Thread waiter = new Thread(this::awaitEnd, name + "exit");
    waiter.setDaemon(true);
    waiter.start();
  }

  private void awaitEnd() {
    try {
      int code = process.waitFor();
      output.awaitEnd(LAST_WORDS);
      exit.complete(code);
    } catch (InterruptedException e) {
      exit.completeExceptionally(e);
    }
  }

  @Override
  public JavaProcess process() {
    return this;
  }

  @Override
  public Output output() {
    return output;
  }

  @Override
  public long pid() {
    return process.pid();
  }

  @Override
  public long startedAt() {
    return startedAt;
  }

  @Override
  public Duration cpuTime() {
    process.info().totalCpuDuration().ifPresent(now -> cpuTime = now);
    return cpuTime;
  }

  @Override
  public Mark mark() {
    return new Mark(System.nanoTime(), cpuTime());
  }

  /**
   * Returns a future of the exit code, with the output complete: on Unix 128 and the number of the
   * signal if one ended the process.
   */
  public CompletableFuture<Integer> onExit() {
    return exit.copy();
  }

  /** Returns true while the process runs. */
  public boolean isAlive() {
    return process.isAlive();
  }

  /** Sends SIGTERM and does not wait; the output is still read. */
  public void terminate() {
    // not Process.destroy: that one closes our end of the output, and loses the last lines
    process.toHandle().destroy();
  }

  /** Kills the process with SIGKILL and does not wait. */
  public void kill() {
    process.toHandle().destroyForcibly();
  }

  /**
   * Waits for the end of the process.
   *
   * @param timeout the longest wait
   * @return the exit code, see {@link #onExit}
   * @throws ForkException if it still runs then
   */
  public int awaitExit(Duration timeout) {
    try {
      return exit.get(timeout.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      throw Interrupted.rethrow(e);
    } catch (ExecutionException | TimeoutException e) {
      throw new ForkException("The process still runs after " + timeout + "." + transcript(), e);
    }
  }

  /**
   * Returns the live failures that the process reports; empty without {@link
   * ForkBuilder#reportFailures}.
   */
  public ReportedFailures failures() {
    return new ReportedFailures(this, scratch.path().resolve("failures"));
  }

  /** Polls a condition; fails at once, with the output, if the process ends before. */
  void await(String what, BooleanSupplier condition, Duration timeout) {
    Deadline deadline = Deadline.in(timeout);
    try {
      while (!condition.getAsBoolean()) {
        if (process.waitFor(2, TimeUnit.MILLISECONDS)) {
          int code = awaitExit(LAST_WORDS.plus(LAST_WORDS));
          throw new ForkException(
              "The process ended with code " + code + " before " + what + "." + transcript());
        }
        if (deadline.isOver()) {
          throw new ForkException("Time was up before " + what + "." + transcript());
        }
      }
    } catch (InterruptedException e) {
      throw Interrupted.rethrow(e);
    }
  }

  /** Returns the ids of all descendants. */
  List<Long> children() {
    return process.descendants().map(ProcessHandle::pid).toList();
  }

  private String transcript() {
    return output.transcript();
  }

  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      end(grace);
      try {
        Runtime.getRuntime().removeShutdownHook(hook);
      } catch (IllegalStateException e) {
        // the hooks run already
      }
    }
  }

  private void end(Duration grace) {
    cpuTime();
    List<ProcessHandle> children = process.descendants().toList();
    try {
      if (!grace.isZero()) {
        terminate();
        process.waitFor(grace.toNanos(), TimeUnit.NANOSECONDS);
      }
      kill();
      children.forEach(ProcessHandle::destroyForcibly);
      process.waitFor();
      output.awaitEnd(LAST_WORDS);
    } catch (InterruptedException e) {
      kill();
      children.forEach(ProcessHandle::destroyForcibly);
      Thread.currentThread().interrupt();
    } finally {
      scratch.close();
    }
  }

  /** Returns a builder without a program. */
  public static Builder builder() {
    return new Builder();
  }

  /** Describes a program. Not safe for use by many threads. */
  public static final class Builder extends ForkBuilder<Builder> {

    private List<String> program = List.of();
    private final List<String> args = new ArrayList<>();

    private Builder() {}

    @Override
    Builder self() {
      return this;
    }

    /** Sets the program's main class and its class path. */
    public Builder mainClass(String mainClass, ClassPath classPath) {
      program = Program.mainClass(mainClass, classPath);
      return this;
    }

    /** Sets an executable jar as the program. */
    public Builder jar(Path jar) {
      program = Program.jar(jar);
      return this;
    }

    /** Adds arguments of the program. */
    public Builder args(String... args) {
      this.args.addAll(List.of(args));
      return this;
    }

    /**
     * Starts the program.
     *
     * @throws ForkException if it cannot be started
     */
    public JavaProcess start() {
      if (program.isEmpty()) {
        throw new IllegalStateException("Say which program to run: mainClass(..) or jar(..)");
      }
      return launch(Stream.concat(program.stream(), args.stream()).toList(), Map.of());
    }
  }
}
