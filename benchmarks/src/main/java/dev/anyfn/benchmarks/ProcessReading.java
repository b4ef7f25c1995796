package dev.anyfn.benchmarks;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/**
 * What {@code /proc} says about a process at one moment (Linux only).
 *
 * @param cpuNanos CPU time since the process started, all threads
 * @param rssKib resident memory
 * @param peakRssKib the highest resident memory so far
 */
public record ProcessReading(long cpuNanos, long rssKib, long peakRssKib) {

  private static final long NANOS_PER_TICK = 10_000_000L;

  /**
   * Reads a live process.
   *
   * @param pid its process id
   * @return the reading
   * @throws IOException if the process is gone
   */
  public static ProcessReading of(long pid) throws IOException {
    Path proc = Path.of("/proc", Long.toString(pid));
    // utime+stime count ended threads too, but in ticks of 10 ms; schedstat is in ns, but a file
    // per
    // live thread. Both are lower bounds, so the greater is the better one.
    long cpu =
        Math.max(
            ticksOf(Files.readString(proc.resolve("stat"))) * NANOS_PER_TICK,
            nanosOfLiveThreads(proc.resolve("task")));
    List<String> status = Files.readAllLines(proc.resolve("status"));
    return new ProcessReading(cpu, kib(status, "VmRSS:"), kib(status, "VmHWM:"));
  }

  static long ticksOf(String stat) {
    // the second field is the program's name in parentheses and may hold blanks
    List<String> fields = List.of(stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1));
    return Long.parseLong(fields.get(11)) + Long.parseLong(fields.get(12));
  }

  static long kib(List<String> status, String key) {
    for (String line : status) {
      if (line.startsWith(key)) {
        String value = line.substring(key.length()).strip();
        return Long.parseLong(value.substring(0, value.indexOf(' ')));
      }
    }
    return 0;
  }

  private static long nanosOfLiveThreads(Path tasks) throws IOException {
    long sum = 0;
    try (DirectoryStream<Path> threads = Files.newDirectoryStream(tasks)) {
      for (Path thread : threads) {
        try {
          String schedstat = Files.readString(thread.resolve("schedstat"));
          sum += Long.parseLong(schedstat.substring(0, schedstat.indexOf(' ')));
        } catch (NoSuchFileException endedMeanwhile) {
          // its time is lost here, not in the ticks
        }
      }
    }
    return sum;
  }
}
