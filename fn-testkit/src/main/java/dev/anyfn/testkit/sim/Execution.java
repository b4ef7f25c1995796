package dev.anyfn.testkit.sim;

import dev.anyfn.ErrorCode;
import dev.anyfn.runtime.Instance;
import dev.anyfn.runtime.Origin;
import dev.anyfn.testkit.sim.InvocationRecord.End;
import dev.anyfn.testkit.sim.InvocationRecord.Result;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * One invocation on its way through an instance. A worker of the process starts the instance if
 * need be, calls it, and judges what came of it; the caller gives it up when real time is up. The
 * first of the two to set the verdict decides how it ended, and reports it.
 */
final class Execution {

  private static final long LAST_WORDS_MILLIS = 500;

  private final PendingInvocation pending;
  private final Sandbox sandbox;
  private final boolean fresh;
  private final Plan plan;
  private final World world;
  private final Pool pool;
  private final AnswerSink answer = new AnswerSink();
  private final List<Call> calls = new CopyOnWriteArrayList<>();
  private final AtomicReference<@Nullable Verdict> verdict = new AtomicReference<>();
  private final CountDownLatch left = new CountDownLatch(1);
  private final Instant begun;
  private final VirtualTime.Runner runner;
  private volatile GuestProcess process;
  private volatile @Nullable Call current;
  private volatile Duration init = Duration.ZERO;

  /** How it ended, and how long the function took. */
  record Verdict(End end, Duration duration) {}

  Execution(
      PendingInvocation pending,
      Sandbox sandbox,
      GuestProcess process,
      boolean fresh,
      Plan plan,
      World world,
      Pool pool) {
    this.pending = pending;
    this.sandbox = sandbox;
    this.process = process;
    this.fresh = fresh;
    this.plan = plan;
    this.world = world;
    this.pool = pool;
    this.begun = world.time().now();
    // From here on, so that time does not go on while some of those that arrive together begin.
    this.runner = world.time().enter();
  }

  PendingInvocation pending() {
    return pending;
  }

  Sandbox sandbox() {
    return sandbox;
  }

  GuestProcess process() {
    return process;
  }

  boolean fresh() {
    return fresh;
  }

  Instant begun() {
    return begun;
  }

  Duration init() {
    return init;
  }

  AnswerSink answer() {
    return answer;
  }

  List<Call> calls() {
    return calls;
  }

  void begin() {
    process.threads().run(this::run);
  }

  private void run() {
    runner.attach();
    Verdict mine;
    try {
      Instance instance = started();
      mine = instance == null ? notStarted() : watched(instance);
    } catch (Throwable e) {
      mine = new Verdict(new End(Result.CRASHED, null, String.valueOf(e)), Duration.ZERO);
    }
    GuestThreads.done();
    finish(mine);
    left.countDown();
  }

  private Call phase(String what, Instant deadline) {
    Call call = new Call(what, deadline, runner);
    calls.add(call);
    current = call;
    return call;
  }

  /** Returns the instance, started if that has not been done; null if it does not start. */
  private @Nullable Instance started() {
    if (!fresh) {
      return process.awaitStart();
    }
    for (int attempt = 1; ; attempt++) {
      Instance instance = start();
      if (instance != null
          || attempt == plan.profile().lifecycle().initTries()
          || verdict.get() != null) {
        return instance;
      }
      process.close();
      process = pool.replace(sandbox);
      if (verdict.get() != null) {
        process.die("It was given up"); // meanwhile, and the process before this one was ended
      }
    }
  }

  private @Nullable Instance start() {
    Instant from = world.time().now();
    Call call =
        phase("The start of the instance", from.plus(plan.profile().lifecycle().initTime()));
    GuestProcess starting = process;
    world.begin(true);
    try {
      starting.during(call, () -> starting.start(plan));
      init = plan.program().restored() ? Duration.ZERO : Duration.between(from, world.time().now());
      return starting.awaitStart();
    } catch (Throwable e) {
      init = init.plus(Duration.between(from, world.time().now()));
      String late = call.outOfTime();
      starting.failStart(late != null ? late : Judge.describe(e));
      starting.die("The start failed");
      return null;
    }
  }

  private Verdict notStarted() {
    String why = process.startFailure();
    return new Verdict(
        new End(Result.INIT_FAILED, null, why != null ? why : process.death()), Duration.ZERO);
  }

  private Verdict watched(Instance instance) {
    pool.look(process, sandbox, true);
    Verdict mine = invoked(instance);
    pool.look(process, sandbox, false);
    return mine;
  }

  private Verdict invoked(Instance instance) {
    Instant from = world.time().now();
    Instant deadline = from.plus(plan.profile().lifecycle().timeout());
    Call call = phase("The invocation", deadline);
    Origin origin =
        new Origin(
            "invocation-" + pending.number(),
            pending.origin().attempt(),
            deadline,
            null,
            null,
            null);
    world.begin(false);
    End end;
    try {
      process.during(
          call,
          () -> {
            process.gate().sleep(plan.times().call());
            pending.stimulus().send(instance, origin, answer);
          });
      if (call.outOfTime() != null && !Thread.interrupted()) {
        call.swallowed();
      }
      end = Judge.answered(answer.answer().status(), call.failure());
    } catch (Throwable e) {
      end = Judge.thrown(e);
    }
    Thread.interrupted();
    Duration duration = Duration.between(from, world.time().now());
    Judge judge = new Judge(process, sandbox, plan.profile().lifecycle());
    return new Verdict(judge.survived(call, end), duration);
  }

  /** Ends it from outside, when real time is up and it has not ended by itself. */
  void giveUp() {
    if (verdict.get() != null) {
      return;
    }
    String why = "It did not return within " + plan.times().patience() + " of real time";
    Call call = current;
    if (call != null) {
      call.endTime(why + "; it is at " + process.whereIs(call), true);
      why = String.valueOf(call.outOfTime());
    }
    try {
      if (left.await(LAST_WORDS_MILLIS, TimeUnit.MILLISECONDS)) {
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    End end = new End(Result.TIMED_OUT, ErrorCode.DEADLINE_EXCEEDED, why);
    if (verdict.compareAndSet(null, new Verdict(end, Duration.ZERO))) {
      process.die("It was given up");
      report(new Verdict(end, Duration.ZERO));
    }
  }

  private void finish(Verdict mine) {
    if (verdict.compareAndSet(null, mine)) {
      report(mine);
    }
  }

  private void report(Verdict decided) {
    pool.finished(this, Records.ended(this, decided, plan));
    world.time().exit(runner);
  }
}
