package dev.anyfn.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A process of ours. What it prints goes to a temporary file, shown when something goes wrong. */
public final class ChildProcess implements AutoCloseable {

  private final Process process;
  private final long startedAt;
  private final Path output;

  private ChildProcess(Process process, long startedAt, Path output) {
    this.process = process;
    this.startedAt = startedAt;
    this.output = output;
  }

  static ChildProcess start(List<String> command, Map<String, String> environment)
      throws IOException {
    Path output = Files.createTempFile("benchmark", ".log");
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().putAll(environment);
    builder.environment().remove("JAVA_TOOL_OPTIONS");
    builder.redirectErrorStream(true).redirectOutput(output.toFile());
    long startedAt = System.nanoTime();
    return new ChildProcess(builder.start(), startedAt, output);
  }

  /**
   * The operating system's process.
   *
   * @return the process
   */
  public Process process() {
    return process;
  }

  /**
   * When it was started.
   *
   * @return in the time of {@link System#nanoTime}
   */
  public long startedAt() {
    return startedAt;
  }

  /**
   * What it printed so far.
   *
   * @return the end of its output, at most 2000 characters
   */
  public String output() {
    try {
      String all = new String(Files.readAllBytes(output), StandardCharsets.UTF_8);
      return all.substring(Math.max(0, all.length() - 2000));
    } catch (IOException unreadable) {
      return "(output unreadable: " + unreadable + ")";
    }
  }

  /**
   * Asks the process to end and waits until it has.
   *
   * @param limit how long to wait at most
   * @throws IOException if it still runs then
   */
  public void terminate(Duration limit) throws IOException {
    process.destroy();
    try {
      if (!process.waitFor(limit.toNanos(), TimeUnit.NANOSECONDS)) {
        throw new IOException("still running after " + limit);
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", interrupted);
    }
  }

  /** Ends the process at once and deletes its output. */
  @Override
  public void close() {
    process.destroyForcibly();
    try {
      process.waitFor(5, TimeUnit.SECONDS);
      Files.deleteIfExists(output);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    } catch (IOException leftBehind) {
      // a temporary file; nothing depends on it
    }
  }
}
