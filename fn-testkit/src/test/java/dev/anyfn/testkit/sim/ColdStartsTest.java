package dev.anyfn.testkit.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Ten thousand cold starts leave nothing behind: no class loader, no thread, no memory. */
@Timeout(300)
class ColdStartsTest {

  private static final int STARTS = 10_000;

  @Test
  void leaveNoClassLoaderBehind() {
    try (Simulator simulator =
        Simulator.of(PlatformProfile.LAMBDA, Guests.Doubler.class).historyLimit(10).start()) {
      coldStarts(simulator, 500);
      Footprint before = Footprint.now();
      long begun = System.nanoTime();
      coldStarts(simulator, STARTS);
      long millis = (System.nanoTime() - begun) / 1_000_000;
      Footprint after = Footprint.now();
      System.out.println(
          STARTS
              + " cold starts: "
              + (STARTS * 1000L / Math.max(1, millis))
              + " a second; before: "
              + before
              + "; after: "
              + after);
      assertThat(after.classes()).as("classes loaded").isLessThan(before.classes() + 500);
      assertThat(after.metaspace()).as("metaspace").isLessThan(before.metaspace() + (8 << 20));
      assertThat(after.heap()).as("heap").isLessThan(before.heap() + (32 << 20));
      assertThat(after.threads()).as("threads").isLessThan(before.threads() + 20);
    }
  }

  private static void coldStarts(Simulator simulator, int count) {
    for (int i = 0; i < count; i++) {
      InvocationRecord record = simulator.invoke(new Guests.Order("a", i)).orThrow();
      assertThat(record.start()).isEqualTo(InvocationRecord.Start.COLD);
      simulator.recycle();
    }
  }

  /** What this JVM holds, after it has thrown away what it can. */
  private record Footprint(int classes, long metaspace, long heap, int threads) {

    static Footprint now() {
      for (int i = 0; i < 5; i++) {
        System.gc();
      }
      List<MemoryPoolMXBean> pools = ManagementFactory.getMemoryPoolMXBeans();
      return new Footprint(
          ManagementFactory.getClassLoadingMXBean().getLoadedClassCount(),
          pools.stream()
              .filter(pool -> pool.getName().equals("Metaspace"))
              .mapToLong(pool -> pool.getUsage().getUsed())
              .sum(),
          ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed(),
          ManagementFactory.getThreadMXBean().getThreadCount());
    }
  }
}
