package dev.anyfn.testkit.sim;

import dev.anyfn.runtime.Instance;
import dev.anyfn.runtime.Log;
import dev.anyfn.runtime.Settings;
import dev.anyfn.state.StoreError;
import dev.anyfn.state.StoreException;
import dev.anyfn.testkit.state.StoppedError;
import dev.anyfn.testkit.state.StoreInterceptor;
import dev.anyfn.testkit.state.StoreOperation;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * One process of the function's code: its class loader, its threads, and what it asks of the world
 * outside. Once it is dead, nothing that it does has an effect. Safe for use by many threads.
 */
final class GuestProcess {

  private final String name;
  private final World world;
  private final StoreInterceptor interceptor;
  private final boolean resets;
  private final Duration storeTime;
  private final GuestHost host;
  private final GuestLoader loader;
  private final GuestThreads threads;
  private final Map<Thread, Call> calls = new ConcurrentHashMap<>();
  private final Set<String> warnings = new LinkedHashSet<>();
  private final Map<String, String> environment;
  private @Nullable Instance instance;
  private @Nullable String startFailure;
  private @Nullable String death;
  private boolean frozen;
  private volatile boolean outOfMemory;

  GuestProcess(String name, Sandbox sandbox, Plan plan, World world) {
    this.name = name;
    this.world = world;
    this.resets = plan.profile().lifecycle().afterTimeout() == Lifecycle.AfterTimeout.RESET;
    this.interceptor = plan.interceptor();
    this.environment = plan.program().environment();
    this.storeTime = plan.times().store();
    this.host = new GuestHost(this, world, sandbox, environment);
    this.loader = new GuestLoader(name, plan.program().code(), host);
    this.threads = new GuestThreads(name, loader, this::write);
  }

  GuestThreads threads() {
    return threads;
  }

  GuestLoader loader() {
    return loader;
  }

  GuestHost host() {
    return host;
  }

  synchronized @Nullable Instance instance() {
    return instance;
  }

  synchronized @Nullable String death() {
    return death;
  }

  /** Whether memory has run out since this was last asked. */
  boolean takeOutOfMemory() {
    boolean was = outOfMemory;
    outOfMemory = false;
    return was;
  }

  void outOfMemory() {
    outOfMemory = true;
  }

  /** Loads the code and builds the function; by the thread of a call. */
  void start(Plan plan) throws Exception {
    sleep(plan.times().init().toNanos());
    if (plan.program().restored()) {
      host.copy(plan.times().start());
    }
    GuestEnvironment surroundings =
        new GuestEnvironment(
            environment, world, host.clock(), host::storeRandom, this::pause, this::aroundStore);
    Log output = new Log(this::write);
    Instance opened = Instance.open(Settings.of(environment), loader, output, surroundings);
    if (plan.program().restored()) {
      opened.beforeCheckpoint();
      host.live();
      opened.afterRestore();
    }
    synchronized (this) {
      instance = opened;
      notifyAll();
    }
  }

  synchronized void failStart(String why) {
    startFailure = why;
    notifyAll();
  }

  synchronized @Nullable String startFailure() {
    return startFailure;
  }

  /** The instance, when somebody has started it; null if that failed. */
  synchronized @Nullable Instance awaitStart() {
    while (instance == null && startFailure == null && death == null) {
      try {
        wait();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return null;
      }
    }
    return instance;
  }

  /** Whether no call runs in it. */
  boolean idle() {
    return calls.isEmpty();
  }

  /** Where in its code a call is, for who waits for it. */
  String whereIs(Call call) {
    for (Map.Entry<Thread, Call> entry : calls.entrySet()) {
      if (entry.getValue() == call) {
        StackTraceElement frame = threads.guestFrame(entry.getKey().getStackTrace());
        return frame == null ? "a place outside of its code" : GuestThreads.plain(frame);
      }
    }
    return "its end";
  }

  private void pause(Duration time) throws InterruptedException {
    sleep(time.toNanos());
  }

  /** Runs a part of its life by the current thread, which is a worker. */
  void during(Call call, Part part) throws Exception {
    Thread thread = Thread.currentThread();
    calls.put(thread, call);
    call.runBy(thread);
    try {
      part.run();
    } finally {
      call.runBy(null);
      calls.remove(thread);
    }
  }

  /** A part of a process's life. */
  @FunctionalInterface
  interface Part {
    void run() throws Exception;
  }

  /** Kills it: its threads are interrupted, and all that they ask from now on is refused. */
  StoppedError die(String why) {
    String reason;
    synchronized (this) {
      if (death == null) {
        death = why;
      }
      reason = death;
      notifyAll();
    }
    return new StoppedError(reason);
  }

  synchronized void freeze() {
    frozen = true;
  }

  synchronized void thaw() {
    frozen = false;
    notifyAll();
  }

  /**
   * Stands before everything that the code asks of the world: a dead process gets no answer, a
   * frozen one none until it is thawed, one that is out of time is killed.
   */
  @Nullable Call pass() {
    Call call = calls.get(Thread.currentThread());
    if (call == null && calls.isEmpty() && !threads.isWorker(Thread.currentThread())) {
      background();
    }
    String dead = death();
    if (dead != null) {
      throw new StoppedError(dead);
    }
    if (call != null && !world.time().now().isBefore(call.deadline())) {
      timeOut(call);
    }
    return call;
  }

  private void timeOut(Call call) {
    call.endTime(tooLong(call), resets);
    if (resets) {
      throw die("The platform ended the process: " + call.outOfTime());
    }
  }

  private static String tooLong(Call call) {
    return call.what() + " took longer than the platform waits";
  }

  private void background() {
    String thread = Thread.currentThread().getName();
    String where = here();
    synchronized (this) {
      warnings.add(
          "Thread \""
              + thread
              + "\" of the function goes on between invocations, at "
              + where
              + (frozen ? "; the instance is frozen, and so is it" : ""));
      while (frozen && death == null) {
        try {
          wait();
        } catch (InterruptedException e) {
          throw new StoppedError("Interrupted while the instance was frozen");
        }
      }
    }
  }

  synchronized void warn(String warning) {
    warnings.add(warning);
  }

  /** What it did between invocations. */
  synchronized List<String> warnings() {
    return List.copyOf(warnings);
  }

  /** Where in the function's code the current thread is. */
  String here() {
    StackTraceElement frame = threads.guestFrame(Thread.currentThread().getStackTrace());
    return frame == null ? "a place outside of its code" : GuestThreads.plain(frame);
  }

  void sleep(long nanos) throws InterruptedException {
    Call told = calls.get(Thread.currentThread());
    if (told != null && told.outOfTime() != null) {
      told.swallowed();
    }
    Call call = pass();
    Instant wake = world.time().now().plusMillis((nanos + 999_999) / 1_000_000);
    if (nanos == 0) {
      return;
    }
    if (call == null || !resets || wake.isBefore(call.deadline())) {
      world.time().sleepUntil(wake, call == null ? null : call.runner());
      pass();
      return;
    }
    world.time().sleepUntil(call.deadline(), call.runner());
    call.endTime(tooLong(call), true);
    Thread.interrupted();
    call.interruptedAt(threads.guestFrame(Thread.currentThread().getStackTrace()));
    throw new InterruptedException("The time of the invocation is up");
  }

  private @Nullable Call waitForStore() {
    try {
      sleep(storeTime.toNanos());
      return pass();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoreException(StoreError.UNAVAILABLE, "interrupted", e);
    }
  }

  private @Nullable Object aroundStore(StoreOperation operation, StoreInterceptor.Call action)
      throws IOException {
    Call call = waitForStore();
    if (call != null) {
      call.asked(operation);
    }
    try {
      return interceptor.around(operation, action);
    } catch (StoppedError e) {
      throw die(e.getMessage() == null ? "It was stopped" : e.getMessage());
    }
  }

  /**
   * A line of its output; belongs to the call that wrote it, if it is known, and else to nobody:
   * what goes on between calls is a warning.
   */
  void write(String line) {
    Call call = calls.get(Thread.currentThread());
    if (call == null && calls.size() == 1) {
      call = calls.values().iterator().next();
    }
    if (call != null) {
      call.write(line);
    }
  }

  /** Closes its functions, as SIGTERM makes the adapters do; by the thread of a call. */
  void closeFunctions() {
    Instance open = instance();
    if (open != null) {
      open.close();
    }
  }

  /** Ends it at once. */
  void close() {
    die("The instance is gone");
    threads.stop();
    // A class loader is held until the JVM unloads its classes: it is to hold little.
    synchronized (this) {
      instance = null;
    }
    host.forget();
  }

  /** Its name, which is the name of its class loader. */
  @Override
  public String toString() {
    return name;
  }
}
