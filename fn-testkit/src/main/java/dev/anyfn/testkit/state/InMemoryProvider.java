package dev.anyfn.testkit.state;

import dev.anyfn.state.spi.BucketDriver;
import dev.anyfn.state.spi.StoreAddress;
import dev.anyfn.state.spi.StoreProvider;
import dev.anyfn.state.spi.TableDriver;

/** The provider of {@code mem:}, a store that begins empty and ends when it is closed. */
public final class InMemoryProvider implements StoreProvider {

  /** Creates the provider, for {@link java.util.ServiceLoader}. */
  public InMemoryProvider() {}

  @Override
  public String scheme() {
    return "mem";
  }

  @Override
  public BucketDriver openBucket(StoreAddress address) {
    return new InMemoryBucketDriver(address.environment().clock());
  }

  @Override
  public TableDriver openTable(StoreAddress address) {
    return new InMemoryTableDriver();
  }
}
