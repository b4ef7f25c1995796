package dev.anyfn.testkit.delivery;

import dev.anyfn.testkit.FakeClock;
import dev.anyfn.testkit.FakeEnvironment;

/**
 * What one schedule happens in; each has its own, so that none sees what another left.
 *
 * @param environment its stores and settings, in memory unless {@link DeliverySchedules#prepare}
 *     says otherwise
 * @param clock the virtual clock, that of the environment, too
 * @param source what delivers; when the invariant is checked, all messages are done or given up
 */
public record DeliveryWorld(FakeEnvironment environment, FakeClock clock, EventSource source) {}
