package dev.anyfn.testkit.crash;

import dev.anyfn.testkit.sim.PlatformProfile;
import dev.anyfn.testkit.sim.SimulatorBuilder;
import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The set-up of each run. Immutable.
 *
 * @param redelivery null for the one that suits the platform
 * @param mayGiveUp true if it is no failure that something is never done
 */
record SweepSetup(
    SimulatorBuilder builder,
    Map<String, Standin> dependencies,
    CrashPoints.Scenario scenario,
    int attempts,
    @Nullable Duration redelivery,
    boolean mayGiveUp) {

  private static final int TIMEOUTS = 6;

  /** A replaced dependency, with the environment variable for its URL. */
  record Standin(String variable, Supplier<? extends Dependency> doubles) {}

  /** Returns six times the timeout, as AWS advises for a queue ("Using Lambda with Amazon SQS"). */
  Duration redelivery(PlatformProfile profile) {
    return redelivery == null ? profile.lifecycle().timeout().multipliedBy(TIMEOUTS) : redelivery;
  }
}
