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
 * What a simulator is told. Immutable.
 *
 * @param profile the platform
 * @param function its class, as an instance has it
 * @param code what instances are made of
 * @param environment variables, the platform's included
 * @param interceptor stands before all stores
 * @param clock the time
 * @param start where the clock stood at first
 * @param seed of everything that is left to chance
 * @param initTime virtual time that a start takes, beside what the code sleeps
 * @param callTime virtual time that a call takes, beside what the code sleeps
 * @param storeTime virtual time that an operation of a store takes
 * @param patience real time after which a call that does not return is given up
 * @param restored whether instances are restored from a checkpoint
 * @param historyLimit how many invocations the history holds
 * @param locales the default locales of instances, in turn
 * @param timeZones the default time zones of instances, in turn
 * @param warnings about the plan itself
 */
record Plan(
    PlatformProfile profile,
    String function,
    GuestCode code,
    Map<String, String> environment,
    StoreInterceptor interceptor,
    FakeClock clock,
    Instant start,
    long seed,
    Duration initTime,
    Duration callTime,
    Duration storeTime,
    Duration patience,
    boolean restored,
    int historyLimit,
    List<Locale> locales,
    List<TimeZone> timeZones,
    List<String> warnings) {}
