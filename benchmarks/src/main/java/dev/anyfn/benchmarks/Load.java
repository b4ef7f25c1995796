package dev.anyfn.benchmarks;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * A closed loop of clients, each asking again as soon as it has its answer.
 *
 * @param clients how many at a time
 * @param requests how many in all
 */
public record Load(int clients, int requests) {

  /**
   * What a load did.
   *
   * @param nanos from the first question to the last answer
   * @param sortedLatencies of every request, in ns, ascending
   */
  @SuppressWarnings("ArrayRecordComponent") // read once, never compared
  public record Outcome(long nanos, long[] sortedLatencies) {

    /**
     * A percentile of the latencies.
     *
     * @param percent from 0 to 100
     * @return nanoseconds
     */
    public long percentile(double percent) {
      int index = (int) Math.ceil(percent / 100 * sortedLatencies.length) - 1;
      return sortedLatencies[Math.max(0, index)];
    }
  }

  /**
   * Runs it to the end.
   *
   * @param running the program to ask
   * @return what happened
   * @throws IOException if any answer failed
   */
  public Outcome run(Subject.Running running) throws IOException {
    int each = requests / clients;
    ExecutorService threads = Executors.newFixedThreadPool(clients);
    try {
      long start = System.nanoTime();
      List<Future<long[]>> parts = new ArrayList<>();
      for (int i = 0; i < clients; i++) {
        parts.add(threads.submit(() -> oneClient(running, each)));
      }
      long[] all = new long[each * clients];
      int at = 0;
      for (Future<long[]> part : parts) {
        System.arraycopy(part.get(), 0, all, at, each);
        at += each;
      }
      long nanos = System.nanoTime() - start;
      Arrays.sort(all);
      return new Outcome(nanos, all);
    } catch (ExecutionException failed) {
      throw new IOException("a client failed", failed.getCause());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", interrupted);
    } finally {
      threads.shutdownNow();
    }
  }

  private static long[] oneClient(Subject.Running running, int requests) throws IOException {
    long[] latencies = new long[requests];
    try (Subject.Client client = running.client()) {
      for (int i = 0; i < requests; i++) {
        long asked = System.nanoTime();
        client.ask();
        latencies[i] = System.nanoTime() - asked;
      }
    }
    return latencies;
  }
}
