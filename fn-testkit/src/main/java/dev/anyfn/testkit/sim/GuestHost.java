package dev.anyfn.testkit.sim;

import dev.anyfn.testkit.sim.guest.Host;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.SplittableRandom;
import java.util.TimeZone;
import org.jspecify.annotations.Nullable;

/** What the code of one process asks in place of the JVM. Safe for use by many threads. */
final class GuestHost implements Host {

  private final GuestProcess process;
  private final World world;
  private final Sandbox sandbox;
  private final Map<String, String> environment;
  private @Nullable Properties properties;
  private @Nullable PrintStream out;
  private @Nullable PrintStream err;
  private final Clock clock = ProcessClock.of(this::now);
  private volatile Locale locale;
  private volatile TimeZone timeZone;
  private volatile @Nullable Instant frozenTime;
  private volatile @Nullable SplittableRandom copied;

  GuestHost(GuestProcess process, World world, Sandbox sandbox, Map<String, String> environment) {
    this.process = process;
    this.world = world;
    this.sandbox = sandbox;
    this.environment = environment;
    this.locale = sandbox.locale();
    this.timeZone = sandbox.timeZone();
  }

  /** From now on until {@link #live}, time and chance are those that are copied by a checkpoint. */
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
    process.pass();
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
    return locale;
  }

  @Override
  public void locale(Locale value) {
    locale = value;
  }

  @Override
  public TimeZone timeZone() {
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
    process.sleep(nanos);
  }

  @Override
  public Path temporaryDirectory() {
    return sandbox.temporaryDirectory();
  }

  @Override
  public long random() {
    SplittableRandom random = copied;
    if (random == null) {
      return world.random();
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

  /** The instance is gone; its code gets no answer any more. */
  synchronized void forget() {
    properties = null;
    out = null;
    err = null;
  }

  /** What has been set since the start, for who looks for leaks. */
  synchronized Map<String, Object> settings() {
    Properties changed = new Properties();
    if (properties != null) {
      properties.forEach(
          (name, value) -> {
            if (!name.equals("java.io.tmpdir") && !value.equals(System.getProperties().get(name))) {
              changed.put(name, value);
            }
          });
    }
    return Map.of("properties", changed, "locale", locale, "zone", timeZone.getID());
  }
}
