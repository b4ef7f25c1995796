package dev.anyfn.samples.tour;

import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** Prints the observations, one line for each stop. */
final class Table {

  private static final String LINE = "%-22s %-19s %-21s %-20s %8s %9s %9s  %s%n";

  private Table() {}

  static void print(List<Row> rows, PrintStream out) {
    out.printf(
        LINE,
        "runtime",
        "trigger",
        "good input",
        "bad input",
        "cold ms",
        "CPU ms",
        "warm ms",
        "agrees");
    for (Row row : rows) {
      out.printf(
          LINE,
          row.stop().runtime(),
          row.stop().trigger(),
          outcome(row.good()),
          outcome(row.bad()),
          row.cold().toMillis(),
          row.cpu().toMillis(),
          millis(row.warm()),
          row.agrees() ? "yes" : "NO");
    }
    out.println();
    out.println(
        "cold: from the start of the process to its first answer; warm: median of later calls");
  }

  private static String outcome(Reply reply) {
    return reply.status() + " " + reply.verdict().toString().toLowerCase(Locale.ROOT);
  }

  private static String millis(Duration duration) {
    return String.format(Locale.ROOT, "%.2f", duration.toNanos() / 1e6);
  }
}
