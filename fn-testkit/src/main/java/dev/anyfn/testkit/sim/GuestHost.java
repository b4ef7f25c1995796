package dev.anyfn.testkit.sim;

import dev.anyfn.testkit.sim.guest.Host;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TimeZone;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Answers the code of one process in place of the JVM. Safe for use by many threads. */
final class GuestHost implements Host {

  private final GuestProcess process;
  private final World world;
  private final Sandbox sandbox;
  private final Map<String, String> environment;
  private @Nullable Properties properties;
  private @Nullable PrintStream out;
  private @Nullable PrintStream err;
  private final Clock clock = ((InstantSource) this::now).withZone(ZoneOffset.UTC);
  private volatile Locale locale;
  private volatile TimeZone timeZone;
  private volatile @Nullable Instant frozenTime;
  private volatile @Nullable SplittableRandom copied;
  private final Set<String> initialized = ConcurrentHashMap.newKeySet();

  @SuppressWarnings("ThreadLocalUsage") // of this process and its threads
  private final ThreadLocal<Set<ThreadLocal<?>>> threadLocals =
      ThreadLocal.withInitial(() -> Collections.newSetFromMap(new IdentityHashMap<>()));

  GuestHost(GuestProcess process, World world, Sandbox sandbox, Map<String, String> environment) {
    this.process = process;
    this.world = world;
    this.sandbox = sandbox;
    this.environment = environment;
    this.locale = sandbox.locale();
    this.timeZone = sandbox.timeZone();
  }

  /** Gives the code the time and chance that a checkpoint copies, until {@link #live}. */
  void copy(Instant time) {
    frozenTime = time;
    copied = world.copied();
  }

  void live() {
    frozenTime = null;
    copied = null;
  }

  private Instant now() {
    Instant frozen = frozenTime;
    return frozen == null ? world.time().now() : frozen;
  }

  @Override
  public Error exit(int status, String how) {
    process.gate().pass();
    return process.die(how + "(" + status + ") ended the process, at " + process.here());
  }

  @Override
  public Map<String, String> environment() {
    return environment;
  }

  @Override
  public synchronized Properties properties() {
    Properties known = properties;
    if (known == null) {
      known = new Properties();
      Properties ofThisJvm = System.getProperties();
      synchronized (ofThisJvm) {
        known.putAll(ofThisJvm);
      }
      known.setProperty("java.io.tmpdir", temporaryDirectory().toString());
      properties = known;
    }
    return known;
  }

  @Override
  public synchronized PrintStream out() {
    if (out == null) {
      out = GuestOutput.to(process::write);
    }
    return out;
  }

  @Override
  public synchronized PrintStream err() {
    if (err == null) {
      err = GuestOutput.to(process::write);
    }
    return err;
  }

  @Override
  public Locale locale() {
    world.askedForDefault(process::here);
    return locale;
  }

  @Override
  public void locale(Locale value) {
    locale = value;
  }

  @Override
  public TimeZone timeZone() {
    world.askedForDefault(process::here);
    return (TimeZone) timeZone.clone();
  }

  @Override
  public void timeZone(@Nullable TimeZone value) {
    timeZone = value == null ? sandbox.timeZone() : (TimeZone) value.clone();
  }

  @Override
  public Clock clock() {
    return clock;
  }

  @Override
  public Clock clock(ZoneId zone) {
    return clock.withZone(zone);
  }

  @Override
  public long nanoTime() {
    return now().toEpochMilli() * 1_000_000;
  }

  @Override
  public void sleep(long nanos) throws InterruptedException {
    if (nanos < 0) {
      throw new IllegalArgumentException("timeout value is negative");
    }
    process.gate().sleep(Duration.ofNanos(nanos));
  }

  @Override
  public Path temporaryDirectory() {
    return sandbox.temporaryDirectory();
  }

  @Override
  public long random() {
    SplittableRandom random = copied;
    if (random == null) {
      return world.chance();
    }
    synchronized (random) {
      return random.nextLong();
    }
  }

  @Override
  public void allocate(long bytes) {
    if (bytes > memory()) {
      process.outOfMemory();
      throw new OutOfMemoryError(
          "Java heap space: an array of " + bytes + " bytes, in an instance of " + memory());
    }
  }

  @Override
  public long memory() {
    return sandbox.memory();
  }

  /** Lets go of all that an instance holds which is gone. */
  synchronized void forget() {
    properties = null;
    out = null;
    err = null;
  }

  /** Draws for the stores of this process. */
  long storeRandom() {
    return copied == null ? world.random() : random();
  }

  @Override
  public void initialized(String className) {
    initialized.add(className);
  }

  /** Returns true if the initializer of a class has run to its end. */
  boolean isInitialized(String className) {
    return initialized.contains(className);
  }

  @Override
  public void used(ThreadLocal<?> local, boolean set) {
    if (set) {
      threadLocals.get().add(local);
    } else {
      threadLocals.get().remove(local);
    }
  }

  /** Returns true if the code has given the current thread a value of it. */
  boolean isUsed(ThreadLocal<?> local) {
    return threadLocals.get().contains(local);
  }

  /** Returns what the code has set in the JVM. */
  synchronized Map<String, String> settings() {
    Map<String, String> now = new TreeMap<>();
    if (properties != null) {
      Properties ofThisJvm = System.getProperties();
      properties.forEach(
          (name, value) -> {
            if (!value.equals(ofThisJvm.get(name))) {
              now.put("property " + name, String.valueOf(value));
            }
          });
    }
    now.remove("property java.io.tmpdir");
    now.put("locale", locale.equals(Locale.ROOT) ? "root" : locale.toLanguageTag());
    now.put("zone", timeZone.getID());
    return now;
  }
}
