package dev.anyfn.testkit.delivery;

import dev.anyfn.testkit.FakeClock;
import dev.anyfn.testkit.FakeEnvironment;

/**
 * The world of one schedule; no schedule sees what another left.
 *
 * @param environment its stores and settings, in memory unless {@link DeliverySchedules#prepare}
 *     says otherwise
 * @param clock the virtual clock, also that of the environment
 * @param source the source; all its messages are done or given up when the invariant is checked
 */
public record DeliveryWorld(FakeEnvironment environment, FakeClock clock, EventSource source) {}
