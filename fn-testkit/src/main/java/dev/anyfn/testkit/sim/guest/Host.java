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
 * Answers the code of a simulated instance where it asks the JVM. The simulator implements it, and
 * {@link GuestSystem} calls it. Safe for use by many threads.
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

  /** {@return all environment variables of the instance, unmodifiable} */
  Map<String, String> environment();

  /**
   * {@return the system properties of the instance: those of this JVM when it started, and its own
   * changes}
   */
  Properties properties();

  /** {@return standard output of the instance, never the JVM's own} */
  PrintStream out();

  /** {@return standard error of the instance, never the JVM's own} */
  PrintStream err();

  /** {@return the default locale of the instance} */
  Locale locale();

  /**
   * Changes the default locale of the instance.
   *
   * @param locale the new one
   */
  void locale(Locale locale);

  /** {@return a copy of the default time zone of the instance} */
  TimeZone timeZone();

  /**
   * Changes the default time zone of the instance.
   *
   * @param zone the new one; null for the one it began with
   */
  void timeZone(@Nullable TimeZone zone);

  /** {@return the clock of the instance, in UTC} */
  Clock clock();

  /** Returns the clock of the instance in another zone. */
  Clock clock(ZoneId zone);

  /** {@return the monotonic time of the instance in nanoseconds, from an origin of its own} */
  long nanoTime();

  /**
   * Lets time pass.
   *
   * @param nanos how much
   * @throws InterruptedException if the thread is interrupted, as it is when the invocation is out
   *     of time
   */
  void sleep(long nanos) throws InterruptedException;

  /** {@return the temporary directory of the instance, which exists} */
  Path temporaryDirectory();

  /** {@return a number that nobody can foresee, for seeds: the same each time a run is repeated} */
  long random();

  /** Notes that the initializer of a class has run to its end. */
  void initialized(String className);

  /**
   * Notes that the current thread has been given a value, or has it no more.
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

  /** {@return the memory of the instance in bytes} */
  long memory();
}
