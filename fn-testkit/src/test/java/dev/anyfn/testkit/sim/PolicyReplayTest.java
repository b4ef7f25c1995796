package dev.anyfn.testkit.sim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anyfn.Context;
import dev.anyfn.Function;
import dev.anyfn.testkit.sim.InvocationRecord.Result;
import dev.anyfn.testkit.sim.InvocationRecord.Start;
import dev.anyfn.testkit.sim.pool.KeepAlive;
import dev.anyfn.testkit.sim.pool.PoolPolicy;
import dev.anyfn.testkit.sim.pool.PoolView;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Replays what a simulator has recorded, without a thread, through the policy alone: both must have
 * made the same instances and refused the same invocations.
 */
@Timeout(60)
class PolicyReplayTest {

  /** Takes the time that its input says, and ends its process where the time is odd. */
  public static final class Works implements Function<Integer, String> {
    @Override
    public String apply(Integer millis, Context context) throws InterruptedException {
      Thread.sleep(millis);
      if (millis % 2 == 1) {
        System.exit(1);
      }
      return "done";
    }
  }

  @ParameterizedTest(name = "seed {0}: {1} instances of {2}, queue {3} ms, idle {4} ms, {5}, {6}")
  @CsvSource({
    "1, 3, 1, 0, 60000, true, MOST_RECENTLY_USED",
    "2, 3, 1, 40000, 60000, true, MOST_RECENTLY_USED",
    "3, 2, 2, 40000, 60000, false, MOST_RECENTLY_USED",
    "4, 2, 3, 90000, 30000, true, MOST_RECENTLY_USED",
    "5, 4, 1, 20000, 0, false, MOST_RECENTLY_USED",
    "6, 1, 4, 30000, 5000, false, MOST_RECENTLY_USED",
    "7, 5, 1, 20000, 60000, true, LEAST_RECENTLY_USED",
  })
  void decidesAsThePoolDid(
      long seed,
      int limit,
      int concurrency,
      int queueMillis,
      int idleMillis,
      boolean survives,
      Reuse reuse) {
    PlatformProfile base = survives ? PlatformProfile.LAMBDA : PlatformProfile.CLOUD_RUN;
    PlatformProfile profile =
        base.withMaxInstances(limit)
            .with(new Admission(concurrency, Duration.ofMillis(queueMillis)))
            .with(reuse)
            .with(new Retention(Duration.ofMillis(idleMillis), survives))
            .withTimeout(Duration.ofHours(1));
    Replay replay =
        new Replay(
            new KeepAlive(limit, queueMillis * 1_000_000L, idleMillis * 1_000_000L, survives),
            concurrency,
            reuse);
    Random random = new Random(seed);
    try (Simulator simulator = Simulator.of(profile, Works.class).start()) {
      for (int round = 0; round < 25; round++) {
        List<Integer> burst = new ArrayList<>();
        for (int i = random.nextInt(8); i >= 0; i--) {
          int millis = 1000 + random.nextInt(50_000);
          burst.add(concurrency == 1 ? millis : millis & ~1); // a crash takes others along
        }
        List<InvocationRecord> records = simulator.burst(burst);
        replay.burst(records);
        assertThat(replay.decisions).as("round %s: %s", round, simulator).isEqualTo(seen(records));
        replay.decisions.clear();
        assertThat(simulator.instances()).as("round %s", round).isEqualTo(replay.all.size());
        int pause = random.nextInt(90_000);
        simulator.advance(Duration.ofMillis(pause));
        replay.pass(pause * 1_000_000L);
        assertThat(simulator.instances()).as("after round %s", round).isEqualTo(replay.all.size());
      }
      assertThat(simulator.history()).hasSizeGreaterThan(60);
    }
  }

  private static List<String> seen(List<InvocationRecord> records) {
    return records.stream()
        .map(
            r ->
                r.result() == Result.THROTTLED
                    ? "refused"
                    : r.placement() + (r.start() == Start.WARM ? " warm" : ""))
        .toList();
  }

  /** An engine in a few lines, which knows of each invocation only how long it took. */
  private static final class Replay implements PoolView {

    private static final class Slot {
      private final String id;
      private int processes;
      private int active;
      private boolean dead = true;
      private long lastUsed;
      private long keepUntil;

      Slot(String id, long now) {
        this.id = id;
        this.lastUsed = now;
      }
    }

    private record Arrival(int index, long until, InvocationRecord record) {}

    private record Completion(Slot slot, int process, long at, boolean crashes) {}

    private final PoolPolicy policy;
    private final int concurrency;
    private final Reuse reuse;
    private final List<Slot> all = new ArrayList<>();
    private final List<Completion> running = new ArrayList<>();
    private final Deque<Arrival> waiting = new ArrayDeque<>();
    private final List<String> decisions = new ArrayList<>();
    private int made;
    private long now;

    Replay(PoolPolicy policy, int concurrency, Reuse reuse) {
      this.policy = policy;
      this.concurrency = concurrency;
      this.reuse = reuse;
    }

    void burst(List<InvocationRecord> records) {
      for (InvocationRecord record : records) {
        Arrival arrival = new Arrival(decisions.size(), policy.waitUntil(this, now), record);
        decisions.add("refused");
        int decision = policy.admit(this, now);
        if (decision == PoolPolicy.QUEUE) {
          waiting.add(arrival);
        } else if (decision != PoolPolicy.REFUSE) {
          assign(arrival, decision);
        }
      }
      while (!running.isEmpty()) {
        Completion next = running.get(0);
        for (Completion one : running) {
          next = one.at() < next.at() ? one : next;
        }
        complete(next);
      }
    }

    private void assign(Arrival arrival, int decision) {
      if (decision == PoolPolicy.NEW) {
        all.add(new Slot("i" + ++made, now));
      }
      Slot slot = decision == PoolPolicy.NEW ? all.get(all.size() - 1) : all.get(decision);
      String start = slot.dead ? "" : " warm";
      slot.processes += slot.dead ? 1 : 0;
      slot.dead = false;
      slot.active++;
      decisions.set(arrival.index(), slot.id + '.' + slot.processes + start);
      InvocationRecord record = arrival.record();
      running.add(
          new Completion(
              slot,
              slot.processes,
              now + record.timing().duration().toNanos(),
              record.result() == Result.CRASHED));
    }

    private void complete(Completion done) {
      running.remove(done);
      now = done.at();
      Slot slot = done.slot();
      slot.active--;
      slot.lastUsed = now;
      slot.dead |= done.crashes() && done.process() == slot.processes;
      if (slot.active == 0) {
        slot.keepUntil = policy.keepUntil(this, all.indexOf(slot), now);
        all.removeIf(one -> one == slot && now > slot.keepUntil);
      }
      while (!waiting.isEmpty()) {
        boolean late = now > waiting.element().until();
        int decision = policy.admit(this, now);
        if (!late && (decision == PoolPolicy.QUEUE || decision == PoolPolicy.REFUSE)) {
          return;
        }
        Arrival next = waiting.remove();
        if (!late) {
          assign(next, decision);
        }
      }
    }

    void pass(long nanos) {
      now += nanos;
      expire();
    }

    private void expire() {
      all.removeIf(slot -> slot.active == 0 && now > slot.keepUntil);
    }

    @Override
    public int instances() {
      return all.size();
    }

    @Override
    public int free() {
      int best = NONE;
      for (int i = 0; i < all.size(); i++) {
        if (all.get(i).active < concurrency
            && (best == NONE || reuse.prefers(all.get(i).lastUsed, all.get(best).lastUsed))) {
          best = i;
        }
      }
      return best;
    }

    @Override
    public boolean crashed(int instance) {
      return all.get(instance).dead;
    }
  }
}
