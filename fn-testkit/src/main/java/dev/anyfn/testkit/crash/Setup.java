package dev.anyfn.testkit.crash;

import dev.anyfn.testkit.sim.PlatformProfile;
import dev.anyfn.testkit.sim.SimulatorBuilder;
import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * How each run is set up. Immutable.
 *
 * @param builder makes the platform
 * @param dependencies by name
 * @param scenario what happens
 * @param attempts how often something is delivered at most
 * @param redelivery how long the platform waits in between; null for what suits the platform
 * @param mayGiveUp whether it is no failure that something is never done
 */
record Setup(
    SimulatorBuilder builder,
    Map<String, Standin> dependencies,
    CrashPoints.Scenario scenario,
    int attempts,
    @Nullable Duration redelivery,
    boolean mayGiveUp) {

  private static final int TIMEOUTS = 6;

  /**
   * What a dependency is made of.
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
