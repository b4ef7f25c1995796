package dev.anyfn.testkit.sim;

import dev.anyfn.runtime.Instance;
import dev.anyfn.runtime.Log;
import dev.anyfn.runtime.Settings;
import dev.anyfn.testkit.state.StoppedError;
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
  private final GuestGate gate;
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
    this.gate = new GuestGate(this, plan, world.time());
    this.environment = plan.program().environment();
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

  GuestGate gate() {
    return gate;
  }

  @Nullable Call currentCall() {
    return calls.get(Thread.currentThread());
  }

  synchronized @Nullable Instance instance() {
    return instance;
  }

  synchronized @Nullable String death() {
    return death;
  }

  /** Returns whether memory has run out since this was last asked. */
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
    gate.sleep(plan.times().init());
    if (plan.program().restored()) {
      host.copy(plan.times().start());
    }
    GuestEnvironment surroundings =
        new GuestEnvironment(
            environment, world, host.clock(), host::storeRandom, gate::sleep, gate::aroundStore);
    Log output = new Log(this::write);
    Instance opened =
        Instance.open(
            Settings.of(environment), loader, output, surroundings, new FailureNotes(this));
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

  /** Waits until the instance has started, and returns it; null if that failed. */
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

  boolean idle() {
    return calls.isEmpty();
  }

  /** Returns where in its code a call is. */
  String whereIs(Call call) {
    for (Map.Entry<Thread, Call> entry : calls.entrySet()) {
      if (entry.getValue() == call) {
        return place(entry.getKey());
      }
    }
    return "its end";
  }

  /** Runs a part of its life by the current thread. */
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

  /** Holds a thread that the function has left running, while the instance is frozen. */
  void awaitThaw() {
    if (!calls.isEmpty() || threads.isWorker(Thread.currentThread())) {
      return;
    }
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

  synchronized List<String> warnings() {
    return List.copyOf(warnings);
  }

  /** Returns where in its code the current thread is. */
  String here() {
    return place(Thread.currentThread());
  }

  private String place(Thread thread) {
    StackTraceElement frame = threads.guestFrame(thread.getStackTrace());
    return frame == null ? "a place outside of its code" : GuestThreads.plain(frame);
  }

  /** Gives a line of output to the call that wrote it, if it is known; else it is lost. */
  void write(String line) {
    Call call = call();
    if (call != null) {
      call.write(line);
    }
  }

  /** Returns the call of the current thread, or the only one there is. */
  @Nullable Call call() {
    Call call = currentCall();
    return call == null && calls.size() == 1 ? calls.values().iterator().next() : call;
  }

  /** Closes its functions, as SIGTERM makes the adapters do; by the thread of a call. */
  void closeFunctions() {
    Instance open = instance();
    if (open != null) {
      open.close();
    }
  }

  void close() {
    die("The instance is gone");
    threads.stop();
    // A class loader is held until the JVM unloads its classes: it is to hold little.
    synchronized (this) {
      instance = null;
    }
    host.forget();
  }

  /** Returns its name, which is that of its class loader. */
  @Override
  public String toString() {
    return name;
  }
}
