package dev.anyfn.benchmarks.stores;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * One operation on two stores in one process, block by block in turns: by hand, AnyFn, AnyFn, by
 * hand. What the machine does to one it does to the other, and a ratio is of two blocks that follow
 * each other.
 */
final class Duel {

  private static final long BLOCK = Duration.ofMillis(20).toNanos();
  private static final int FEWEST = 16;

  /** Three times as many as the first compiler waits for before it compiles a method. */
  private static final int WARM = 600;

  private static final Duration LONGEST_WARM_UP = Duration.ofSeconds(12);

  private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private final Operation operation;
  private final Workload byHand;
  private final Workload portable;
  private final Object[] values;
  private int next;

  Duel(Operation operation, Workload byHand, Workload portable, Object[] values) {
    this.operation = operation;
    this.byHand = byHand;
    this.portable = portable;
    this.values = values;
  }

  /**
   * Of one operation, in a block.
   *
   * @param cpu of the thread, in microseconds
   * @param time in microseconds
   * @param bytes allocated by the thread
   */
  record Cost(double cpu, double time, double bytes) {}

  /**
   * Two blocks.
   *
   * @param byHand the one
   * @param portable the other
   */
  record Pair(Cost byHand, Cost portable) {

    static double median(List<Pair> pairs, ToDoubleFunction<Pair> figure) {
      List<Double> sorted = new ArrayList<>();
      pairs.forEach(pair -> sorted.add(figure.applyAsDouble(pair)));
      Collections.sort(sorted);
      return (sorted.get((sorted.size() - 1) / 2) + sorted.get(sorted.size() / 2)) / 2;
    }
  }

  List<Pair> run(Duration warmUp, Duration measured) throws Exception {
    int size = Math.max(1, Math.min(calibrated(byHand), calibrated(portable)));
    long start = System.nanoTime();
    int calls = 0;
    do {
      calls += size * run(size, warmUp, 1).size();
    } while (calls < WARM && System.nanoTime() - start < LONGEST_WARM_UP.toNanos());
    return run(Math.max(1, Math.min(calibrated(byHand), calibrated(portable))), measured, FEWEST);
  }

  private int calibrated(Workload store) throws Exception {
    long start = System.nanoTime();
    int count = 0;
    while (System.nanoTime() - start < BLOCK) {
      block(store, 1);
      count++;
    }
    return count;
  }

  private List<Pair> run(int size, Duration time, int fewest) throws Exception {
    List<Pair> pairs = new ArrayList<>();
    long start = System.nanoTime();
    while (pairs.size() < fewest || System.nanoTime() - start < time.toNanos()) {
      if (pairs.size() % 2 == 0) {
        Cost one = block(byHand, size);
        pairs.add(new Pair(one, block(portable, size)));
      } else {
        Cost other = block(portable, size);
        pairs.add(new Pair(block(byHand, size), other));
      }
    }
    return pairs;
  }

  private Cost block(Workload store, int size) throws Exception {
    long bytes = threads.getCurrentThreadAllocatedBytes();
    long cpu = threads.getCurrentThreadCpuTime();
    long start = System.nanoTime();
    int done = 0;
    for (int i = 0; i < size; i++) {
      int number = next++ % Workload.ITEMS;
      done += operation.run(store, number, values[number]);
    }
    long time = System.nanoTime() - start;
    cpu = threads.getCurrentThreadCpuTime() - cpu;
    bytes = threads.getCurrentThreadAllocatedBytes() - bytes;
    if (done != size) {
      throw new IllegalStateException(operation + " has done " + done + " of " + size);
    }
    return new Cost(cpu / 1e3 / size, time / 1e3 / size, (double) bytes / size);
  }
}
