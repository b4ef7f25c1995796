package dev.anyfn.testkit.sim.steer;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Steers a simulator for a tool that compares runs. One invocation at a time; not safe for use by
 * many threads.
 *
 * @param <C> a change of what an instance holds
 */
public interface Steering<C> {

  /**
   * Looks into instances before and after each call from now on, and notes where their code asks
   * for the default locale and time zone.
   */
  void watch();

  /**
   * Decides what chance gives to code: the same to each start and the same to each call, whatever
   * has run before. What stores draw is not decided: versions never repeat.
   *
   * @param startSeed for the next start of an instance
   * @param callSeed for the next call
   */
  void chance(long startSeed, long callSeed);

  /**
   * Sets the clock, forward or back; no instance has been idle since.
   *
   * @param time with milliseconds at most
   */
  void at(Instant time);

  /**
   * Sends the following invocations to one instance, which is made if it is not there.
   *
   * @param instance any number
   */
  void next(int instance);

  /**
   * Ends an instance, as a platform does that needs its room.
   *
   * @param instance its number; one that is not there is no error
   */
  void end(int instance);

  /**
   * {@return the instance before the last invocation; empty if nobody watches, or it did not start}
   */
  Optional<Snapshot<C>> before();

  /**
   * {@return the instance after the last invocation; empty if nobody watches, or the call did not
   * end}
   */
  Optional<Snapshot<C>> after();

  /**
   * {@return the places where the code asked for the default locale or time zone; empty if nobody
   * watches}
   */
  List<String> askedForDefaults();

  /**
   * {@return the documents in memory, by store and key, without versions and without those expired}
   */
  Map<String, Map<String, byte[]>> documents();
}
