package dev.anyfn.testkit.delivery;

import dev.anyfn.testkit.FakeClock;
import dev.anyfn.testkit.FakeEnvironment;

/** Makes the receiver of one schedule. */
@FunctionalInterface
public interface ReceiverFactory {

  /**
   * Makes it.
   *
   * @param environment of this schedule alone
   * @param clock the virtual clock
   * @return a new receiver; closed after the schedule if it can be
   * @throws Exception if it cannot be made
   */
  Receiver create(FakeEnvironment environment, FakeClock clock) throws Exception;
}
