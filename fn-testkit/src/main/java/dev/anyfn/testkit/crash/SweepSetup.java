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
 * @param builder makes the platform
 * @param dependencies by name
 * @param scenario delivers
 * @param attempts the most deliveries of one thing
 * @param redelivery the time between them; null for the one that suits the platform
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

  /**
   * The double of a dependency.
   *
   * @param variable the environment variable that tells the function where it is
   * @param doubles makes the one of a run
   */
  record Standin(String variable, Supplier<? extends Dependency> doubles) {}

  /** AWS advises six times the function's timeout for a queue ("Using Lambda with Amazon SQS"). */
  Duration redelivery(PlatformProfile profile) {
    return redelivery == null ? profile.lifecycle().timeout().multipliedBy(TIMEOUTS) : redelivery;
  }
}
