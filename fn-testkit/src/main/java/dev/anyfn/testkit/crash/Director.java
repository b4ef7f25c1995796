package dev.anyfn.testkit.crash;

import dev.anyfn.state.StoreError;
import dev.anyfn.state.StoreException;
import dev.anyfn.state.spi.ObjectBody;
import dev.anyfn.testkit.sim.InvocationRecord;
import dev.anyfn.testkit.sim.Simulator;
import dev.anyfn.testkit.state.StoppedError;
import dev.anyfn.testkit.state.StoreInterceptor;
import dev.anyfn.testkit.state.StoreOperation;
import dev.anyfn.testkit.wire.HttpReply;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Counts the effects of one run, makes go wrong what its schedule says, and notes what was seen.
 * Safe for use by many threads.
 */
final class Director implements StoreInterceptor {

  private final Schedule schedule;
  private final List<Step> steps = new ArrayList<>();
  private int points;
  private boolean killed;
  private boolean over;

  Director(Schedule schedule) {
    this.schedule = schedule;
  }

  /** An effect that begins. */
  private record Begun(int point, @Nullable Side side) {}

  private synchronized Begun begin() {
    if (over) {
      return new Begun(0, null);
    }
    int point = ++points;
    return new Begun(point, schedule.at(point));
  }

  private synchronized void note(
      Begun begun, String lane, String what, String outcome, boolean writes) {
    if (!over) {
      steps.add(new Step.Effect(begun.point(), lane, what, outcome, writes, begun.side()));
      Side side = begun.side();
      killed |= side != null && side.kills();
    }
  }

  private static StoppedError killed(Begun begun) {
    String side = begun.side() == Side.BEFORE ? "before" : "after";
    return new StoppedError("killed " + side + " point " + begun.point() + " of the schedule");
  }

  @Override
  public @Nullable Object around(StoreOperation operation, Call call) throws IOException {
    Begun begun = begin();
    String lane = operation.store();
    String what = operation.name() + " " + operation.key();
    if (begun.side() == Side.BEFORE) {
      note(begun, lane, what, "", operation.writes());
      throw killed(begun);
    }
    if (begun.side() == Side.FAILED) {
      note(begun, lane, what, "UNAVAILABLE", operation.writes());
      throw new StoreException(StoreError.UNAVAILABLE, "as the schedule wants it");
    }
    Object result;
    try {
      result = call.run();
    } catch (StoreException e) {
      note(begun, lane, what, e.error().toString(), operation.writes());
      lose(begun, operation);
      throw e;
    }
    boolean absent = result == null && !operation.writes();
    note(begun, lane, what, absent ? "nothing there" : "", operation.writes());
    if (begun.side() != null && result instanceof ObjectBody body) {
      body.stream().close();
    }
    lose(begun, operation);
    return result;
  }

  private static void lose(Begun begun, StoreOperation operation) {
    if (begun.side() == Side.AFTER) {
      throw killed(begun);
    }
    if (begun.side() == Side.LOST) {
      throw new StoreException(
          operation.writes() ? StoreError.OUTCOME_UNKNOWN : StoreError.UNAVAILABLE,
          "the answer is lost, as the schedule wants it");
    }
  }

  /** What a dependency does. */
  @FunctionalInterface
  interface Deed {
    HttpReply act() throws Exception;
  }

  /**
   * A dependency is called.
   *
   * @return its answer; null if the caller is to get none
   */
  @Nullable HttpReply call(String dependency, String what, Simulator simulator, Deed deed)
      throws Exception {
    synchronized (this) {
      if (killed || over) {
        return null; // the last words of an instance that is dead
      }
    }
    Begun begun = begin();
    if (begun.side() == Side.BEFORE) {
      note(begun, dependency, what, "", true);
      simulator.crash(String.valueOf(killed(begun).getMessage()));
      return null;
    }
    if (begun.side() == Side.FAILED) {
      note(begun, dependency, what, "503", true);
      return DependencyServer.status(503);
    }
    HttpReply reply = deed.act();
    note(begun, dependency, what, String.valueOf(reply.status()), true);
    if (begun.side() == Side.AFTER) {
      simulator.crash(String.valueOf(killed(begun).getMessage()));
    }
    return begun.side() == null ? reply : null;
  }

  synchronized Step.Delivery deliver(int number, Duration at) {
    killed = false;
    Step.Delivery delivery = new Step.Delivery(number, at);
    steps.add(delivery);
    return delivery;
  }

  /** The function is done: whether the platform learns of it. */
  boolean acknowledge(Simulator simulator) {
    Begun begun = begin();
    note(begun, Step.Effect.PLATFORM, "acknowledge", "", false);
    if (begun.side() != null && begun.side().kills()) {
      simulator.crash(String.valueOf(killed(begun).getMessage()));
    }
    return begun.side() == null;
  }

  synchronized void ended(Step.Delivery delivery, InvocationRecord record, boolean acknowledged) {
    delivery.end(record);
    steps.add(new Step.Ended(record, acknowledged));
  }

  synchronized void add(Step step) {
    steps.add(step);
  }

  /** From now on, nothing is counted, and nothing goes wrong. */
  synchronized void rest() {
    over = true;
  }

  synchronized List<Step> steps() {
    return List.copyOf(steps);
  }

  /** Whether everything that was planned has come about. */
  synchronized boolean reached() {
    return points >= schedule.last();
  }
}
