package dev.anyfn.testkit.sim.pool;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tables of views, times and decisions: no thread, no clock, no function. */
class KeepAliveTest {

  /** A pool at one moment. */
  private record View(int instances, int free, boolean dead) implements PoolView {
    @Override
    public boolean crashed(int instance) {
      return dead;
    }
  }

  private static View view(int instances, int free) {
    return new View(instances, free, false);
  }

  private static KeepAlive policy(int maxInstances, long queueTime) {
    return new KeepAlive(maxInstances, queueTime, 100, true);
  }

  @Nested
  class Admits {

    @ParameterizedTest(name = "limit {0}, queue {1}, instances {2}, free {3}: {4}")
    @CsvSource({
      // limit, queue time, instances, free, decision
      "1, 0, 0, -1, -1", // the first
      "3, 0, 2, -1, -1", // one more
      "3, 0, 2, 1, 1", // a warm one before a new one
      "3, 0, 3, 0, 0", // a warm one at the limit
      "3, 0, 3, -1, -3", // refused at the limit
      "3, 50, 3, -1, -2", // queued at the limit
      "3, 50, 2, -1, -1", // a new one before the queue
      "2147483647, 0, 1000000, -1, -1", // no limit
    })
    void byLimitQueueAndRoom(int limit, long queueTime, int instances, int free, int decision) {
      assertThat(policy(limit, queueTime).admit(view(instances, free), 7)).isEqualTo(decision);
    }
  }

  @Nested
  class Waits {

    @ParameterizedTest(name = "from {0} for {1}: until {2}")
    @CsvSource({
      "0, 50, 50",
      "7, 50, 57",
      "-60, 50, -10", // before the origin
      "9223372036854775800, 50, 9223372036854775807", // for ever
    })
    void upToTheQueueTime(long now, long queueTime, long until) {
      assertThat(policy(1, queueTime).waitUntil(view(1, -1), now)).isEqualTo(until);
    }
  }

  @Nested
  class Keeps {

    @ParameterizedTest(name = "idle time {0}, survives {1}, dead {2}: until {3}")
    @CsvSource({
      "100, true, false, 107",
      "100, false, false, 107", // nothing has crashed
      "100, true, true, 107", // the next process starts in the same instance
      "100, false, true, -9223372036854775808", // gone with its process
      "0, true, false, -9223372036854775808", // a job ends when it is done
      "0, true, true, 7", // kept until time passes
      "9223372036854775807, true, false, 9223372036854775807",
    })
    void upToTheIdleTime(long idleTime, boolean survivesCrash, boolean dead, long until) {
      KeepAlive policy = new KeepAlive(1, 0, idleTime, survivesCrash);
      assertThat(policy.keepUntil(new View(1, -1, dead), 0, 7)).isEqualTo(until);
    }
  }
}
