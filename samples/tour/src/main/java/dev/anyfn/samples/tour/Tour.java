package dev.anyfn.samples.tour;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes one jar through the real runtimes of AWS Lambda and Google Cloud Functions and runs it as a
 * container, and ends with 0 only if all of them agree.
 */
public final class Tour {

  private static final int WARM_CALLS = 50;

  private final PrintStream out;

  private Tour(PrintStream out) {
    this.out = out;
  }

  /**
   * Runs the tour.
   *
   * @param arguments the jar of the greeting sample
   */
  public static void main(String[] arguments) {
    Path jar = Path.of(arguments[0]).toAbsolutePath().normalize();
    boolean agreed = new Tour(System.out).run(jar, System.getProperty("os.name"));
    System.exit(agreed ? 0 : 1);
  }

  private boolean run(Path jar, String system) {
    if (!Files.isRegularFile(jar)) {
      out.println("There is no " + jar + ": run the tour as mvn -q -Ptour verify");
      return false;
    }
    out.println();
    out.println("One jar, " + jar.getFileName() + ", on JDK " + Runtime.version().feature() + ":");
    out.println("  good input  " + Expected.GOOD);
    out.println("  bad input   " + Expected.BAD);
    out.println();
    if (!Stops.hasLambda(system)) {
      out.println("Not on " + system + ": AWS Lambda. Its runtime client is a Linux program.");
      out.println();
    }
    List<Row> rows = new ArrayList<>();
    for (Stop stop : Stops.on(system, jar)) {
      out.print("  " + stop.runtime() + ", " + stop.trigger() + " ... ");
      out.flush();
      Row row = visit(stop);
      rows.add(row);
      out.println(row.agrees() ? row.good().text() : "DOES NOT AGREE: " + row);
    }
    out.println();
    Table.print(rows, out);
    boolean agreed = rows.stream().allMatch(Row::agrees);
    long left = ProcessHandle.current().descendants().count();
    if (left > 0) {
      out.println(left + " processes are left behind.");
      return false;
    }
    out.println();
    out.println(
        agreed
            ? "All " + rows.size() + " agree: answers, statuses and errors."
            : "They do not agree: see above.");
    return agreed;
  }

  private static Row visit(Stop stop) {
    try (Visit visit = stop.start()) {
      Reply good = visit.call(Expected.GOOD);
      Duration cold = visit.age();
      Duration cpu = visit.cpuTime();
      Reply bad = visit.call(Expected.BAD);
      List<Duration> warm = new ArrayList<>();
      boolean steady = true;
      for (int i = 0; i < WARM_CALLS; i++) {
        long before = System.nanoTime();
        steady &= visit.call(Expected.GOOD).equals(good);
        warm.add(Duration.ofNanos(System.nanoTime() - before));
      }
      warm.sort(null);
      return new Row(stop, good, bad, steady, cold, cpu, warm.get(WARM_CALLS / 2));
    } catch (RuntimeException e) {
      return Row.failed(stop, e);
    }
  }
}
