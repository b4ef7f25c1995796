package dev.anyfn.testkit.crash;

import dev.anyfn.testkit.sim.InvocationRecord;
import dev.anyfn.testkit.sim.Simulator;
import dev.anyfn.testkit.state.Fault;
import dev.anyfn.testkit.state.FaultInjection;
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
 * Counts the effects of one run, injects the faults of its schedule, and records the steps. Safe
 * for use by many threads.
 */
final class CrashInjector implements StoreInterceptor {

  private final FaultPlan schedule;
  private final List<RunStep> steps = new ArrayList<>();
  private int points;
  private boolean killed;
  private boolean over;

  CrashInjector(FaultPlan schedule) {
    this.schedule = schedule;
  }

  private synchronized Begun begin(String lane, String what, boolean writes) {
    int point = over ? 0 : ++points;
    return new Begun(point, over ? null : schedule.at(point), lane, what, writes);
  }

  /** An effect that has begun. */
  private final class Begun extends FaultInjection {
    private final int point;
    private final String lane;
    private final String what;
    private final boolean writes;

    Begun(int point, @Nullable Fault fault, String lane, String what, boolean writes) {
      super(fault);
      this.point = point;
      this.lane = lane;
      this.what = what;
      this.writes = writes;
    }

    @Override
    protected void seen(String outcome) {
      note(new RunStep.Effect(point, lane, what, outcome, writes, fault()));
    }

    @Override
    protected StoppedError killed() {
      String side = fault() == Fault.KILL_BEFORE ? "before" : "after";
      return new StoppedError("killed " + side + " point " + point + " of the schedule");
    }
  }

  private synchronized void note(RunStep.Effect effect) {
    if (!over) {
      steps.add(effect);
      Fault fault = effect.fault();
      killed |= fault != null && fault.kills();
    }
  }

  @Override
  public @Nullable Object around(StoreOperation operation, Call call) throws IOException {
    String what = operation.name() + " " + operation.key();
    return begin(operation.store(), what, operation.writes()).run(operation, call);
  }

  /** The action of a dependency. */
  @FunctionalInterface
  interface Deed {
    HttpReply act() throws Exception;
  }

  /** Calls a dependency and returns its answer; null if the caller is to get none. */
  @Nullable HttpReply call(String dependency, String what, Simulator simulator, Deed deed)
      throws Exception {
    synchronized (this) {
      if (killed || over) {
        return null; // the last words of an instance that is dead
      }
    }
    Begun begun = begin(dependency, what, true);
    Fault fault = begun.fault();
    if (fault == Fault.REFUSE) {
      begun.seen("503");
      return DependencyServer.status(503);
    }
    HttpReply reply = fault == null || fault.happens() ? deed.act() : null;
    begun.seen(reply == null ? "" : String.valueOf(reply.status()));
    kill(begun, simulator);
    return fault == null ? reply : null;
  }

  synchronized RunStep.Delivery deliver(int number, Duration at) {
    killed = false;
    RunStep.Delivery delivery = new RunStep.Delivery(number, at);
    steps.add(delivery);
    return delivery;
  }

  /** Acknowledges a delivery; returns false if the platform does not learn of it. */
  boolean acknowledge(Simulator simulator) {
    Begun begun = begin(RunStep.Effect.PLATFORM, "acknowledge", false);
    begun.seen("");
    kill(begun, simulator);
    return begun.fault() == null;
  }

  private static void kill(Begun begun, Simulator simulator) {
    if (begun.fault() != null && begun.fault().kills()) {
      simulator.crash(String.valueOf(begun.killed().getMessage()));
    }
  }

  synchronized void ended(
      RunStep.Delivery delivery, InvocationRecord record, boolean acknowledged) {
    delivery.end(record);
    steps.add(new RunStep.Ended(record, acknowledged));
  }

  synchronized void add(RunStep step) {
    steps.add(step);
  }

  /** Counts no more effects, and injects no more faults. */
  synchronized void rest() {
    over = true;
  }

  synchronized List<RunStep> steps() {
    return List.copyOf(steps);
  }

  /** Returns true if every planned fault was injected. */
  synchronized boolean reached() {
    return points >= schedule.last();
  }
}
