package dev.anyfn.store.file;

import dev.anyfn.runtime.JsonValues;
import dev.anyfn.state.spi.StoreContext;
import java.security.SecureRandom;
import java.time.Clock;

/** The context of a bucket whose driver really waits. */
final class RealContext {

  private RealContext() {}

  static StoreContext create() {
    return at(Clock.systemUTC());
  }

  static StoreContext at(Clock clock) {
    return new StoreContext(
        "it", new JsonValues(), clock, new SecureRandom(), time -> Thread.sleep(time.toMillis()));
  }
}
