package dev.anyfn.testkit.sim;

import static java.util.concurrent.TimeUnit.NANOSECONDS;

import dev.anyfn.runtime.Origin;
import dev.anyfn.testkit.sim.pool.KeepAlive;
import dev.anyfn.testkit.sim.pool.PoolPolicy;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The engine that runs real code on the instances of a simulator: it does what the policy decides.
 * Safe for use by many threads.
 */
final class Pool {

  private final Plan plan;
  private final PlatformProfile profile;
  private final World world;
  private final PoolPolicy policy;
  private final Sandboxes sandboxes;
  private final Deque<Waiting> waiting = new ArrayDeque<>();
  private final Map<PendingInvocation, Execution> running = new HashMap<>();
  private final History history;
  private int invocations;
  private @Nullable Integer wanted;
  private @Nullable Watch watch;

  /** An invocation that waits for an instance, and the last moment at which it may get one. */
  private record Waiting(PendingInvocation pending, long until) {}

  /** Looks into an instance before and after each call, by the thread of the call. */
  @FunctionalInterface
  interface Watch {
    void look(GuestProcess process, Sandbox sandbox, boolean before);
  }

  Pool(Plan plan, World world) {
    this.plan = plan;
    this.profile = plan.profile();
    this.world = world;
    this.sandboxes = new Sandboxes(plan, world);
    this.history = new History(plan.historyLimit());
    this.policy =
        new KeepAlive(
            profile.growth().maxInstances(),
            NANOSECONDS.convert(profile.admission().queueTime()),
            NANOSECONDS.convert(profile.retention().idleTime()),
            profile.retention().survivesCrash());
  }

  Duration patience() {
    return plan.times().patience();
  }

  PendingInvocation send(Stimulus stimulus, Origin origin) {
    return sendAll(List.of(stimulus), origin).get(0);
  }

  /** Admits all of them before the first runs. */
  List<PendingInvocation> sendAll(List<Stimulus> stimuli, Origin origin) {
    List<PendingInvocation> sent = new ArrayList<>();
    List<Execution> begun = new ArrayList<>();
    synchronized (this) {
      expire();
      for (Stimulus stimulus : stimuli) {
        PendingInvocation pending =
            new PendingInvocation(++invocations, stimulus, origin, world.time().now(), this);
        sent.add(pending);
        admit(pending, begun);
      }
    }
    begun.forEach(Execution::begin);
    return sent;
  }

  private void admit(PendingInvocation pending, List<Execution> begun) {
    long now = world.time().nanos();
    int decision = decide(now);
    if (decision == PoolPolicy.QUEUE) {
      waiting.add(new Waiting(pending, policy.waitUntil(sandboxes, now)));
    } else if (decision == PoolPolicy.REFUSE) {
      refuse(
          pending,
          "No instance is free, and there may be no more than " + profile.growth().maxInstances());
    } else {
      begun.add(assign(pending, decision));
    }
  }

  /** Asks the policy, unless a tool says which instance is next. */
  private int decide(long now) {
    if (wanted == null) {
      return policy.admit(sandboxes, now);
    }
    Sandbox labelled = sandboxes.labelled(wanted);
    return labelled == null ? PoolPolicy.NEW : sandboxes.numberOf(labelled);
  }

  private Execution assign(PendingInvocation pending, int decision) {
    Sandbox sandbox = decision == PoolPolicy.NEW ? sandboxes.make(wanted) : sandboxes.get(decision);
    GuestProcess process = sandbox.process();
    boolean fresh = process == null || process.death() != null;
    if (process == null || fresh) {
      process = sandboxes.replace(sandbox);
    }
    process.thaw();
    sandbox.begin();
    Execution execution = new Execution(pending, sandbox, process, fresh, plan, world, this);
    running.put(pending, execution);
    return execution;
  }

  /** Starts another process in the same instance. */
  synchronized GuestProcess replace(Sandbox sandbox) {
    return sandboxes.replace(sandbox);
  }

  private void refuse(PendingInvocation pending, String why) {
    end(pending, Records.refused(pending, world.time().now(), why));
  }

  private void end(PendingInvocation pending, InvocationRecord record) {
    if (pending.end(record)) {
      history.add(record);
    }
  }

  /** Ends an execution, and gives its place to the next that waits. */
  void finished(Execution execution, InvocationRecord record) {
    List<Execution> begun = new ArrayList<>();
    synchronized (this) {
      running.remove(execution.pending());
      Sandbox sandbox = execution.sandbox();
      sandbox.end(world.time().nanos());
      settle(sandbox, execution.process());
      // Last: the caller may let time pass at once, and the instance must be frozen by then.
      end(execution.pending(), record);
      admitWaiting(begun);
    }
    begun.forEach(Execution::begin);
  }

  private void admitWaiting(List<Execution> begun) {
    while (!waiting.isEmpty()) {
      long now = world.time().nanos();
      if (now > waiting.element().until()) {
        refuse(
            waiting.remove().pending(),
            "It waited longer than " + profile.admission().queueTime() + " for an instance");
        continue;
      }
      int decision = decide(now);
      if (decision == PoolPolicy.QUEUE || decision == PoolPolicy.REFUSE) {
        return;
      }
      begun.add(assign(waiting.remove().pending(), decision));
    }
  }

  /** Freezes, keeps or ends an instance after an invocation or a crash. */
  private void settle(Sandbox sandbox, GuestProcess ended) {
    if (ended.death() != null) {
      ended.close();
    }
    GuestProcess process = sandbox.process();
    if (sandbox.active() == 0 && process != null) {
      if (profile.lifecycle().freezes() && process.death() == null) {
        process.freeze();
      }
      keep(sandbox);
    }
  }

  /** Asks the policy how long an idle instance is kept. */
  private void keep(Sandbox sandbox) {
    int number = sandboxes.numberOf(sandbox);
    if (number < 0) {
      sandbox.deleteTemporary(); // ended while it ran, and may have written since
      return;
    }
    sandbox.keepUntil(policy.keepUntil(sandboxes, number, sandbox.lastUsed()));
    if (world.time().nanos() > sandbox.keepUntil()) {
      sandboxes.end(sandbox);
    }
  }

  /** Ends the instances that have been idle for too long. */
  synchronized void expire() {
    long now = world.time().nanos();
    for (Sandbox sandbox : sandboxes.copy()) {
      if (sandbox.active() == 0 && now > sandbox.keepUntil()) {
        sandboxes.end(sandbox);
      }
    }
  }

  synchronized void recycle() {
    sandboxes.copy().forEach(sandboxes::end);
  }

  synchronized void crash(String why) {
    for (Sandbox sandbox : sandboxes.copy()) {
      GuestProcess process = sandbox.process();
      if (process != null && process.death() == null) {
        process.die(why);
        if (sandbox.active() == 0) {
          settle(sandbox, process);
        }
      }
    }
  }

  /** Gives up an invocation when real time is up. */
  void giveUp(PendingInvocation pending) {
    Execution execution;
    synchronized (this) {
      execution = running.get(pending);
      if (execution == null && waiting.removeIf(w -> w.pending() == pending)) {
        refuse(pending, "It waited for an instance, and none became free");
      }
    }
    if (execution != null) {
      execution.giveUp();
    }
  }

  /** Sends all further invocations to one instance, or to a new one if none has that label. */
  synchronized void want(int label) {
    wanted = label;
  }

  /** Ends one instance, if it is there. */
  synchronized void end(int label) {
    Sandbox sandbox = sandboxes.labelled(label);
    if (sandbox != null) {
      sandboxes.end(sandbox);
    }
  }

  /** Counts all instances as used now, whatever time has passed. */
  synchronized void keepBusy() {
    for (Sandbox sandbox : sandboxes.copy()) {
      sandbox.used(world.time().nanos());
      if (sandbox.active() == 0) {
        keep(sandbox);
      }
    }
  }

  synchronized void watch(Watch eyes) {
    watch = eyes;
  }

  void look(GuestProcess process, Sandbox sandbox, boolean before) {
    Watch eyes;
    synchronized (this) {
      eyes = watch;
    }
    if (eyes != null) {
      eyes.look(process, sandbox, before);
    }
  }

  synchronized int size() {
    return sandboxes.instances();
  }

  synchronized List<String> warnings() {
    return sandboxes.warnings();
  }

  synchronized List<InvocationRecord> history() {
    return history.sorted();
  }
}
