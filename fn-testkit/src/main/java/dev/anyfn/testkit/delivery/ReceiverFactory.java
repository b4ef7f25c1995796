package dev.anyfn.testkit.delivery;

import dev.anyfn.testkit.FakeClock;
import dev.anyfn.testkit.FakeEnvironment;

/** A factory of the receiver of each schedule. */
@FunctionalInterface
public interface ReceiverFactory {

  /**
   * Creates a receiver, which is closed after the schedule if it can be.
   *
   * @param environment of this schedule alone
   * @param clock the virtual clock
   * @throws Exception if it cannot be made
   */
  Receiver create(FakeEnvironment environment, FakeClock clock) throws Exception;
}
