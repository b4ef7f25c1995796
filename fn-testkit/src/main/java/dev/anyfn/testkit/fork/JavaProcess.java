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
 * A Java program in a process of its own: what all {@linkplain Fork forks} are made of, and of use
 * for any other program, such as one's own Lambda runtime.
 *
 * <p>Safe for use by many threads. It ends with this process at the latest, unless this one is
 * killed without notice.
 */
public final class JavaProcess implements Fork {

  /** For what is still to be read when a process has ended; children of it may never end. */
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

  /** Takes the scratch directory over, in failure too. */
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
      // it has ended already, which the exit code tells
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
   * Returns the end of the process, as it comes; its output is complete then: a future of the exit
   * code: on Unix 128 and the number of the signal if one ended it.
   */
  public CompletableFuture<Integer> onExit() {
    return exit.copy();
  }

  /** Returns true if the process runs; false once it has ended. */
  public boolean isAlive() {
    return process.isAlive();
  }

  /** Asks the process to end, with SIGTERM, and does not wait for it. Its output is still read. */
  public void terminate() {
    // not Process.destroy: that one closes our end of its output, and its last words are lost
    process.toHandle().destroy();
  }

  /** Kills the process, with SIGKILL, and does not wait for it. */
  public void kill() {
    process.toHandle().destroyForcibly();
  }

  /**
   * Waits for the end of the process.
   *
   * @param timeout how long to wait
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
   * Returns the failures of invocations that the process reports; live; empty unless the process
   * was started with {@link ForkBuilder#reportFailures}.
   */
  public ReportedFailures failures() {
    return new ReportedFailures(this, scratch.path().resolve("failures"));
  }

  /** Polls until something is so; fails at once, with the output, if the process ends before. */
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

  /** The ids of all processes it has started, and they. */
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

  /**
   * Describes a program.
   *
   * @return a builder without a program yet
   */
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

    /**
     * The program is a main class.
     *
     * @param mainClass its name
     * @param classPath where it and all it needs is
     */
    public Builder mainClass(String mainClass, ClassPath classPath) {
      program = Program.mainClass(mainClass, classPath);
      return this;
    }

    /**
     * The program is an executable jar.
     *
     * @param jar whose manifest names the main class
     */
    public Builder jar(Path jar) {
      program = Program.jar(jar);
      return this;
    }

    /**
     * Adds arguments of the program.
     *
     * @param args in order
     */
    public Builder args(String... args) {
      this.args.addAll(List.of(args));
      return this;
    }

    /**
     * Starts the program.
     *
     * @return the running process
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
