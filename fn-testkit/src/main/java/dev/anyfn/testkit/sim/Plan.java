package dev.anyfn.testkit.sim;

import dev.anyfn.testkit.FakeClock;
import dev.anyfn.testkit.state.StoreInterceptor;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TimeZone;

/**
 * The set-up of a simulator. Immutable.
 *
 * @param profile the platform
 * @param program the program that instances run
 * @param times the times
 * @param places the countries of instances
 * @param interceptor stands before all stores
 * @param seed decides everything that is left to chance
 * @param historyLimit how many invocations the history holds
 */
record Plan(
    PlatformProfile profile,
    Program program,
    Times times,
    Places places,
    StoreInterceptor interceptor,
    long seed,
    int historyLimit) {

  /**
   * The program that instances run.
   *
   * @param function the name of its class
   * @param code the classes
   * @param environment variables, the platform's included
   * @param restored whether instances are restored from a checkpoint
   * @param warnings about the set-up itself
   */
  record Program(
      String function,
      GuestCode code,
      Map<String, String> environment,
      boolean restored,
      List<String> warnings) {}

  /**
   * The times. Starts, calls and operations take as much longer as their code sleeps.
   *
   * @param clock the time
   * @param start where the clock stood at first
   * @param init virtual time that a start takes
   * @param call virtual time that a call takes
   * @param store virtual time that an operation of a store takes
   * @param patience real time after which a call that does not return is given up
   */
  record Times(
      FakeClock clock,
      Instant start,
      Duration init,
      Duration call,
      Duration store,
      Duration patience) {}

  /**
   * The countries of instances.
   *
   * @param locales their default locales, in turn
   * @param timeZones their default time zones, in turn
   */
  record Places(List<Locale> locales, List<TimeZone> timeZones) {
    Locale locale(int turn) {
      return locales.get(turn % locales.size());
    }

    TimeZone timeZone(int turn) {
      return timeZones.get(turn % timeZones.size());
    }
  }
}
