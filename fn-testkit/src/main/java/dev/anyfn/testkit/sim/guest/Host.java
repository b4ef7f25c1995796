package dev.anyfn.testkit.sim.guest;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TimeZone;
import org.jspecify.annotations.Nullable;

/**
 * What a simulated instance gives its code where the code asks the JVM: implemented by the
 * simulator, called by {@link GuestSystem}. Safe for use by many threads.
 */
public interface Host {

  /**
   * Ends the instance, and never returns.
   *
   * @param status the exit code
   * @param how what was called
   * @return never; so that a caller can throw it
   */
  Error exit(int status, String how);

  /**
   * The environment variables of the instance.
   *
   * @return all of them, unmodifiable
   */
  Map<String, String> environment();

  /**
   * The system properties of the instance: those of this JVM when it started, and its own changes.
   *
   * @return live
   */
  Properties properties();

  /**
   * Standard output of the instance.
   *
   * @return never the JVM's own
   */
  PrintStream out();

  /**
   * Standard error of the instance.
   *
   * @return never the JVM's own
   */
  PrintStream err();

  /**
   * The default locale of the instance.
   *
   * @return never null
   */
  Locale locale();

  /**
   * Changes the default locale of the instance.
   *
   * @param locale the new one
   */
  void locale(Locale locale);

  /**
   * The default time zone of the instance.
   *
   * @return a copy
   */
  TimeZone timeZone();

  /**
   * Changes the default time zone of the instance.
   *
   * @param zone the new one; null for the one it began with
   */
  void timeZone(@Nullable TimeZone zone);

  /**
   * The clock of the instance.
   *
   * @return in UTC
   */
  Clock clock();

  /**
   * The clock of the instance, in another zone.
   *
   * @param zone the zone
   * @return the same time
   */
  Clock clock(ZoneId zone);

  /**
   * The monotonic time of the instance.
   *
   * @return in nanoseconds, from an origin of its own
   */
  long nanoTime();

  /**
   * Lets time pass.
   *
   * @param nanos how much
   * @throws InterruptedException if the thread is interrupted, as it is when the invocation is out
   *     of time
   */
  void sleep(long nanos) throws InterruptedException;

  /**
   * The temporary directory of the instance.
   *
   * @return exists
   */
  Path temporaryDirectory();

  /**
   * A number that nobody can foresee, for seeds: the same each time a run is repeated.
   *
   * @return any number
   */
  long random();

  /**
   * The initializer of a class has run to its end.
   *
   * @param className the name of the class
   */
  void initialized(String className);

  /**
   * The current thread has been given a value, or has it no more.
   *
   * @param local the thread local
   * @param set false if the value was removed
   */
  void used(ThreadLocal<?> local, boolean set);

  /**
   * Refuses an array that the memory of the instance cannot hold.
   *
   * @param bytes how many bytes it takes
   * @throws OutOfMemoryError if that is more than the instance has
   */
  void allocate(long bytes);

  /**
   * The memory of the instance.
   *
   * @return in bytes
   */
  long memory();
}
