package dev.anyfn.testkit.fork;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * The live output of a process, all of it in memory. Safe for use by many threads.
 *
 * <p>Two threads read the two streams: the order of lines is exact within a stream, approximate
 * between them. An unfinished line counts, so that a logger without line ends is visible.
 */
public final class Output {

  private final Object lock = new Object();
  private final List<OutputLine> finished = new ArrayList<>();
  private final Map<OutputLine.Source, LineBuffer> open = new EnumMap<>(OutputLine.Source.class);

  Output() {}

  /** Reads a stream to its end, in a thread of its own. */
  void read(OutputLine.Source source, InputStream stream, String threadName) {
    LineBuffer buffer = new LineBuffer();
    synchronized (lock) {
      open.put(source, buffer);
    }
    Thread reader = new Thread(() -> copy(source, stream, buffer), threadName);
    reader.setDaemon(true);
    reader.start();
  }

  private void copy(OutputLine.Source source, InputStream stream, LineBuffer buffer) {
    byte[] bytes = new byte[8192];
    try (stream) {
      for (int n = stream.read(bytes); n >= 0; n = stream.read(bytes)) {
        synchronized (lock) {
          buffer.add(bytes, n).forEach(line -> finished.add(new OutputLine(source, line)));
          lock.notifyAll();
        }
      }
    } catch (IOException e) {
      // the process was killed while we read: the output so far is kept
    } finally {
      synchronized (lock) {
        unfinished(source).ifPresent(finished::add);
        open.remove(source);
        lock.notifyAll();
      }
    }
  }

  /** Returns an immutable copy of all lines so far, the unfinished ones last. */
  public List<OutputLine> lines() {
    synchronized (lock) {
      List<OutputLine> lines = new ArrayList<>(finished);
      open.keySet().forEach(source -> unfinished(source).ifPresent(lines::add));
      return List.copyOf(lines);
    }
  }

  /** Returns all text so far, both streams mixed, each line ended. */
  public String text() {
    return lines().stream().map(line -> line.text() + "\n").collect(Collectors.joining());
  }

  /** Returns the number of finished lines, to read on from. */
  public int position() {
    synchronized (lock) {
      return finished.size();
    }
  }

  /** Returns the lines after a {@link #position}, the unfinished ones last. */
  public List<OutputLine> linesSince(int position) {
    List<OutputLine> lines = lines();
    return lines.subList(Math.min(position, lines.size()), lines.size());
  }

  /**
   * Waits for a line; earlier lines count.
   *
   * @param wanted selects the line by its text
   * @param timeout the longest wait
   * @return the first match
   * @throws ForkException with the output, if time is up or, at once, if the process has ended
   *     without the line
   */
  public OutputLine await(Predicate<String> wanted, Duration timeout) {
    return await(this::lines, wanted, timeout);
  }

  /**
   * Waits for a finished line, for tests that read its whole text.
   *
   * @param wanted selects the line by its text
   * @param timeout the longest wait
   * @return the first match
   * @throws ForkException as {@link #await}
   */
  public OutputLine awaitWhole(Predicate<String> wanted, Duration timeout) {
    return await(() -> finished, wanted, timeout);
  }

  /**
   * Waits for a line after a position; lines before the call count.
   *
   * @param position from {@link #position}
   * @param wanted selects the line by its text
   * @param timeout the longest wait
   * @return the first match
   * @throws ForkException as {@link #await}
   */
  public OutputLine awaitSince(int position, Predicate<String> wanted, Duration timeout) {
    return await(() -> linesSince(position), wanted, timeout);
  }

  private OutputLine await(
      Supplier<List<OutputLine>> lines, Predicate<String> wanted, Duration timeout) {
    Deadline deadline = Deadline.in(timeout);
    synchronized (lock) {
      while (true) {
        for (OutputLine line : lines.get()) {
          if (wanted.test(line.text())) {
            return line;
          }
        }
        if (open.isEmpty() || deadline.isOver()) {
          String why = open.isEmpty() ? "The process has closed its output" : "Time was up";
          throw new ForkException(why + " and no line matched." + transcript());
        }
        deadline.waitOn(lock);
      }
    }
  }

  /** Waits until both streams have ended, because a process ends before its last line is read. */
  boolean awaitEnd(Duration timeout) {
    Deadline deadline = Deadline.in(timeout);
    synchronized (lock) {
      while (!open.isEmpty() && !deadline.isOver()) {
        deadline.waitOn(lock);
      }
      return open.isEmpty();
    }
  }

  /** Returns the end of an error message. */
  String transcript() {
    List<OutputLine> lines = lines();
    if (lines.isEmpty()) {
      return " It has written nothing.";
    }
    return lines.stream()
        .map(line -> "\n  " + line)
        .collect(Collectors.joining("", " It has written:", ""));
  }

  private Optional<OutputLine> unfinished(OutputLine.Source source) {
    LineBuffer buffer = open.get(source);
    String rest = buffer == null ? "" : buffer.rest();
    return rest.isEmpty() ? Optional.empty() : Optional.of(new OutputLine(source, rest));
  }
}
