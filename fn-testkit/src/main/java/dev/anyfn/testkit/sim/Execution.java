package dev.anyfn.testkit.sim;

import dev.anyfn.ErrorCode;
import dev.anyfn.Headers;
import dev.anyfn.runtime.Failure;
import dev.anyfn.runtime.InitializationException;
import dev.anyfn.runtime.Instance;
import dev.anyfn.runtime.Origin;
import dev.anyfn.testkit.state.InstalledCodec;
import dev.anyfn.testkit.state.StoppedError;
import dev.anyfn.testkit.state.StoreOperation;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * One invocation on its way through an instance: starts it if need be, calls it, says what came.
 */
final class Execution {

  private static final long LAST_WORDS_MILLIS = 500;

  private final PendingInvocation pending;
  private final Sandbox sandbox;
  private final boolean fresh;
  private final Plan plan;
  private final World world;
  private final Pool pool;
  private final Answer answer = new Answer();
  private final List<Call> calls = new ArrayList<>();
  private final AtomicBoolean finished = new AtomicBoolean();
  private final CountDownLatch left = new CountDownLatch(1);
  private final Instant begun;
  private final VirtualTime.Runner runner;
  private volatile GuestProcess process;
  private volatile @Nullable Call current;
  private Duration init = Duration.ZERO;
  private Duration duration = Duration.ZERO;
  private InvocationRecord.Result result = InvocationRecord.Result.SUCCEEDED;
  private @Nullable ErrorCode errorCode;
  private @Nullable String error;

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

  void begin() {
    process.threads().run(this::run);
  }

  /** By a worker of the process. */
  private void run() {
    runner.attach();
    try {
      Instance instance = started();
      if (instance != null) {
        pool.look(process, sandbox, true);
        invoke(instance);
        pool.look(process, sandbox, false);
      }
    } catch (Throwable e) {
      fail(InvocationRecord.Result.CRASHED, String.valueOf(e));
    }
    GuestThreads.done();
    finish();
    left.countDown();
  }

  private void fail(InvocationRecord.Result how, String why) {
    result = how;
    error = why;
  }

  private Call phase(String what, Instant deadline) {
    Call call = new Call(what, deadline, runner);
    synchronized (calls) {
      calls.add(call);
    }
    current = call;
    return call;
  }

  /** The instance, started if that has not been done; null if it does not start. */
  private @Nullable Instance started() {
    if (!fresh) {
      Instance running = process.awaitStart();
      if (running == null) {
        fail(InvocationRecord.Result.INIT_FAILED, String.valueOf(process.startFailure()));
      }
      return running;
    }
    for (int attempt = 1; ; attempt++) {
      Instance instance = start();
      if (instance != null || attempt == plan.profile().initTries() || finished.get()) {
        return instance;
      }
      process.close();
      process = pool.replace(sandbox);
    }
  }

  private @Nullable Instance start() {
    Instant from = world.time().now();
    Call call = phase("The start of the instance", from.plus(plan.profile().initTime()));
    GuestProcess starting = process;
    world.begin(true);
    try {
      starting.during(call, () -> starting.start(plan));
      init = plan.restored() ? Duration.ZERO : Duration.between(from, world.time().now());
      result = InvocationRecord.Result.SUCCEEDED;
      error = null;
      return starting.awaitStart();
    } catch (Throwable e) {
      init = init.plus(Duration.between(from, world.time().now()));
      String why = call.outOfTime() != null ? call.outOfTime() : describe(e);
      fail(InvocationRecord.Result.INIT_FAILED, String.valueOf(why));
      starting.failStart(String.valueOf(why));
      starting.die("The start failed");
      return null;
    }
  }

  private static String describe(Throwable thrown) {
    return thrown instanceof InitializationException || thrown instanceof StoppedError
        ? String.valueOf(thrown.getMessage())
        : thrown.toString();
  }

  private void invoke(Instance instance) {
    Instant from = world.time().now();
    Instant deadline = from.plus(plan.profile().timeout());
    Call call = phase("The invocation", deadline);
    Origin told =
        new Origin(
            "invocation-" + pending.number(), pending.origin().attempt(), deadline, null, null);
    world.begin(false);
    try {
      process.during(
          call,
          () -> {
            process.sleep(plan.callTime().toNanos());
            pending.stimulus().send(instance, told, answer);
          });
      if (call.outOfTime() != null && !Thread.interrupted()) {
        call.swallowed();
      }
      judgeAnswer();
    } catch (Throwable e) {
      errorCode = Failure.of(e).code();
      fail(InvocationRecord.Result.FAILED, describe(e));
    }
    Thread.interrupted();
    duration = Duration.between(from, world.time().now());
    judgeInstance(call);
  }

  private void judgeAnswer() {
    if (answer.status() >= 400) {
      Problem problem = problem();
      errorCode = problem.code();
      fail(InvocationRecord.Result.FAILED, problem.why());
    }
  }

  /** What an answer says of a failure. */
  private record Problem(@Nullable ErrorCode code, @Nullable String detail) {
    String why() {
      return detail != null ? detail : code == null ? "It answered a failure" : code.toString();
    }
  }

  private Problem problem() {
    if (!answer.headers().first("Content-Type").orElse("").equals("application/problem+json")) {
      return new Problem(null, null);
    }
    return (Problem) new InstalledCodec().decode(answer.bytes(), Problem.class);
  }

  /** Whether the instance has outlived it, and what it has left behind. */
  private void judgeInstance(Call call) {
    String full = sandbox.temporaryTooLarge();
    if (full != null) {
      fail(InvocationRecord.Result.FAILED, full);
    }
    if (process.takeOutOfMemory() || outOfMemory(call)) {
      call.warn("It ran out of memory.");
      if (plan.profile().exitsOnFatalError()) {
        process.die("The process ended, because it ran out of memory");
      }
    }
    String death = process.death();
    if (death != null) {
      fail(InvocationRecord.Result.CRASHED, death);
    }
    if (call.outOfTime() != null) {
      fail(InvocationRecord.Result.TIMED_OUT, call.outOfTime());
      errorCode = ErrorCode.DEADLINE_EXCEEDED;
      if (plan.profile().afterTimeout() == PlatformProfile.AfterTimeout.RESET) {
        process.die("The platform ended the process: " + call.outOfTime());
      }
    }
    if (process.idle()) {
      for (String work : process.threads().background()) {
        call.warn(
            "It left work running, which stands still with the instance or is lost with it: "
                + work);
      }
    }
  }

  private static boolean outOfMemory(Call call) {
    return call.log().stream()
        .anyMatch(l -> l.contains("\"exception\":\"java.lang.OutOfMemoryError"));
  }

  /** Real time is up. */
  void giveUp() {
    Call call = current;
    if (call != null) {
      String at = process.whereIs(call);
      call.endTime(
          "It did not return within " + plan.patience() + " of real time; it is at " + at, true);
    }
    try {
      if (left.await(LAST_WORDS_MILLIS, TimeUnit.MILLISECONDS)) {
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    if (call != null) {
      fail(InvocationRecord.Result.TIMED_OUT, String.valueOf(call.outOfTime()));
      errorCode = ErrorCode.DEADLINE_EXCEEDED;
    }
    process.die("It was given up");
    finish();
  }

  private void finish() {
    if (finished.compareAndSet(false, true)) {
      pool.finished(this, record());
      world.time().exit(runner);
    }
  }

  private InvocationRecord record() {
    List<String> log = new ArrayList<>();
    List<StoreOperation> operations = new ArrayList<>();
    List<String> warnings = new ArrayList<>();
    synchronized (calls) {
      for (Call call : calls) {
        log.addAll(call.log());
        operations.addAll(call.operations());
        warnings.addAll(call.warnings());
      }
    }
    Duration billed = plan.profile().initBilled() ? init.plus(duration) : duration;
    boolean gone = result == InvocationRecord.Result.TIMED_OUT;
    return new InvocationRecord(
        pending.number(),
        pending.stimulus().describe(),
        !fresh
            ? InvocationRecord.Start.WARM
            : plan.restored() ? InvocationRecord.Start.RESTORED : InvocationRecord.Start.COLD,
        sandbox.id(),
        sandbox.processes(),
        pending.at(),
        Duration.between(pending.at(), begun),
        init,
        duration,
        Records.billed(billed, plan.profile().billedUnit()),
        result,
        answer.status() > 0 && gone ? 504 : answer.status(),
        gone ? Headers.empty() : answer.headers(),
        gone || result == InvocationRecord.Result.CRASHED ? new byte[0] : answer.bytes(),
        errorCode,
        error,
        answer.failedItems(),
        log,
        operations,
        warnings);
  }
}
