package dev.anyfn.testkit.sim;

import dev.anyfn.runtime.Origin;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The instances of a simulator, and what waits for one. Safe for use by many threads. */
final class Pool {

  private final Plan plan;
  private final PlatformProfile profile;
  private final World world;
  private final List<Sandbox> sandboxes = new ArrayList<>();
  private final Deque<PendingInvocation> waiting = new ArrayDeque<>();
  private final Map<PendingInvocation, Execution> running = new HashMap<>();
  private final Deque<InvocationRecord> history = new ArrayDeque<>();
  private final List<String> warnings = new ArrayList<>();
  private int invocations;
  private int made;
  private @Nullable String wanted;
  private @Nullable Watch watch;

  Pool(Plan plan, World world) {
    this.plan = plan;
    this.profile = plan.profile();
    this.world = world;
  }

  Duration patience() {
    return plan.patience();
  }

  PendingInvocation send(Stimulus stimulus, Origin origin) {
    return sendAll(List.of(stimulus), origin).get(0);
  }

  /** All arrive before the first of them runs. */
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
    Sandbox sandbox = find();
    if (sandbox != null) {
      begun.add(assign(pending, sandbox));
    } else if (profile.overload() == PlatformProfile.Overload.QUEUE) {
      waiting.add(pending);
    } else {
      refuse(
          pending, "No instance is free, and there may be no more than " + profile.maxInstances());
    }
  }

  /** The one used last of those with room, else a new one; null if there may be no more. */
  private @Nullable Sandbox find() {
    Sandbox best = null;
    if (wanted != null) {
      Sandbox named = named(wanted);
      return named == null ? make() : named;
    }
    for (Sandbox sandbox : sandboxes) {
      if (sandbox.active() < profile.concurrency()
          && (best == null || sandbox.lastUsed().isAfter(best.lastUsed()))) {
        best = sandbox;
      }
    }
    return best == null && sandboxes.size() < profile.maxInstances() ? make() : best;
  }

  private @Nullable Sandbox named(String id) {
    for (Sandbox sandbox : sandboxes) {
      if (sandbox.id().equals(id)) {
        return sandbox;
      }
    }
    return null;
  }

  private Sandbox make() {
    int turn = made++;
    Sandbox sandbox =
        new Sandbox(
            "i" + made,
            profile,
            plan.locales().get(turn % plan.locales().size()),
            plan.timeZones().get(turn % plan.timeZones().size()),
            world.time().now());
    sandboxes.add(sandbox);
    return sandbox;
  }

  /** From now on one instance takes what comes, or a new one if none has that identity. */
  synchronized void want(String id) {
    wanted = id;
  }

  /** Ends one instance, if it is there. */
  synchronized void end(String id) {
    Sandbox sandbox = named(id);
    if (sandbox != null) {
      evict(sandbox);
    }
  }

  /** Whatever has passed, no instance has been idle. */
  synchronized void keepBusy() {
    sandboxes.forEach(sandbox -> sandbox.used(world.time().now()));
  }

  /** From now on somebody looks into instances, before each call and after it. */
  synchronized void watch(Watch eyes) {
    watch = eyes;
  }

  /** Looks into an instance; by its worker. */
  void look(GuestProcess process, Sandbox sandbox, boolean before) {
    Watch eyes;
    synchronized (this) {
      eyes = watch;
    }
    if (eyes != null) {
      eyes.look(process, sandbox, before);
    }
  }

  /** Who looks into instances. */
  @FunctionalInterface
  interface Watch {
    void look(GuestProcess process, Sandbox sandbox, boolean before);
  }

  private Execution assign(PendingInvocation pending, Sandbox sandbox) {
    GuestProcess process = sandbox.process();
    boolean fresh = process == null || process.death() != null;
    if (process == null || fresh) {
      process = replace(sandbox);
    }
    process.thaw();
    sandbox.begin();
    Execution execution = new Execution(pending, sandbox, process, fresh, plan, world, this);
    running.put(pending, execution);
    return execution;
  }

  /** Another process in the same instance. */
  synchronized GuestProcess replace(Sandbox sandbox) {
    String name = "anyfn-" + world.token() + "-" + sandbox.id() + "-" + (sandbox.processes() + 1);
    GuestProcess process = new GuestProcess(name, sandbox, plan, world);
    sandbox.process(process);
    return process;
  }

  private void refuse(PendingInvocation pending, String why) {
    end(pending, Records.refused(pending, world.time().now(), why));
  }

  private void end(PendingInvocation pending, InvocationRecord record) {
    if (pending.end(record)) {
      history.add(record);
      if (history.size() > plan.historyLimit()) {
        history.remove();
      }
    }
  }

  /** What an execution has come to; the next that waits is given its place. */
  void finished(Execution execution, InvocationRecord record) {
    List<Execution> begun = new ArrayList<>();
    synchronized (this) {
      running.remove(execution.pending());
      Sandbox sandbox = execution.sandbox();
      sandbox.end(world.time().now());
      settle(sandbox, execution.process());
      // Last: who waits for it may let time pass at once, and the instance is to stand still by
      // then.
      end(execution.pending(), record);
      while (!waiting.isEmpty()) {
        PendingInvocation next = waiting.peek();
        if (Duration.between(next.at(), world.time().now()).compareTo(profile.queueTime()) > 0) {
          refuse(
              waiting.remove(),
              "It waited longer than " + profile.queueTime() + " for an instance");
          continue;
        }
        Sandbox free = find();
        if (free == null) {
          break;
        }
        begun.add(assign(waiting.remove(), free));
      }
    }
    begun.forEach(Execution::begin);
  }

  /** What becomes of an instance after an invocation. */
  private void settle(Sandbox sandbox, GuestProcess process) {
    if (process.death() != null) {
      process.close();
      if (sandbox.active() == 0 && !profile.temporarySurvives()) {
        sandboxes.remove(sandbox);
        sandbox.deleteTemporary();
      }
    } else if (sandbox.active() == 0) {
      if (profile.freezes()) {
        process.freeze();
      }
      if (profile.idleTime().isZero()) {
        evict(sandbox);
      }
    }
  }

  /** Ends what has been idle for too long. */
  synchronized void expire() {
    Instant oldest = world.time().now().minus(profile.idleTime());
    for (Sandbox sandbox : List.copyOf(sandboxes)) {
      if (sandbox.active() == 0 && sandbox.lastUsed().isBefore(oldest)) {
        evict(sandbox);
      }
    }
  }

  synchronized void recycle() {
    List.copyOf(sandboxes).forEach(this::evict);
  }

  synchronized void crash(String why) {
    for (Sandbox sandbox : List.copyOf(sandboxes)) {
      GuestProcess process = sandbox.process();
      if (process != null && process.death() == null) {
        process.die(why);
        if (sandbox.active() == 0) {
          settle(sandbox, process);
        }
      }
    }
  }

  private void evict(Sandbox sandbox) {
    sandboxes.remove(sandbox);
    GuestProcess process = sandbox.process();
    if (process != null) {
      Shutdown.of(process, profile, world).run();
      warnings.addAll(process.warnings());
    }
    sandbox.deleteTemporary();
  }

  /** Real time is up: whatever the code waits for, the caller does not. */
  void giveUp(PendingInvocation pending) {
    Execution execution;
    synchronized (this) {
      execution = running.get(pending);
      if (execution == null && waiting.remove(pending)) {
        refuse(pending, "It waited for an instance, and none became free");
      }
    }
    if (execution != null) {
      execution.giveUp();
    }
  }

  synchronized int size() {
    return sandboxes.size();
  }

  synchronized List<Sandbox> sandboxes() {
    return List.copyOf(sandboxes);
  }

  synchronized List<String> warnings() {
    List<String> all = new ArrayList<>(warnings);
    for (Sandbox sandbox : sandboxes) {
      GuestProcess process = sandbox.process();
      if (process != null) {
        all.addAll(process.warnings());
      }
    }
    return all;
  }

  synchronized List<InvocationRecord> history() {
    List<InvocationRecord> sorted = new ArrayList<>(history);
    sorted.sort(Comparator.comparingInt(InvocationRecord::number));
    return sorted;
  }
}
