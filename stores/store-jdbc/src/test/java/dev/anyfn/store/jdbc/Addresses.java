package dev.anyfn.store.jdbc;

import dev.anyfn.runtime.JsonValues;
import dev.anyfn.state.spi.StoreAddress;
import dev.anyfn.state.spi.StoreContext;
import dev.anyfn.testkit.FakeEnvironment;
import java.security.SecureRandom;
import java.time.Clock;

/** Addresses of tables whose drivers really wait. */
final class Addresses {

  private Addresses() {}

  static StoreAddress of(String url, String name) {
    StoreContext context =
        new StoreContext(
            name,
            new JsonValues(),
            Clock.systemUTC(),
            new SecureRandom(),
            time -> Thread.sleep(time.toMillis()));
    return new StoreAddress(url, FakeEnvironment.create(), context);
  }
}
