package dev.anyfn.testkit.conformance;

import dev.anyfn.state.spi.BucketDriver;
import dev.anyfn.state.spi.StoreAddress;
import dev.anyfn.state.spi.StoreProvider;
import dev.anyfn.state.spi.TableDriver;
import dev.anyfn.testkit.state.InMemoryBucketDriver;
import dev.anyfn.testkit.state.InMemoryTableDriver;

/** {@code liar:mem:LIE}, or {@code liar:PORT:LIE:MODE} for one behind a network. */
public final class LiarProvider implements StoreProvider {

  @Override
  public String scheme() {
    return "liar";
  }

  @Override
  public BucketDriver openBucket(StoreAddress address) {
    String[] parts = address.url().split(":");
    Lie lie = Lie.valueOf(parts[2]);
    BucketDriver inner =
        parts[1].equals("mem")
            ? new InMemoryBucketDriver(address.environment().clock())
            : new RemoteBucketDriver(new Remote(Integer.parseInt(parts[1]), lie, parts[3]));
    return new LiarBucketDriver(lie, inner);
  }

  @Override
  public TableDriver openTable(StoreAddress address) {
    String[] parts = address.url().split(":");
    Lie lie = Lie.valueOf(parts[2]);
    TableDriver inner =
        parts[1].equals("mem")
            ? new InMemoryTableDriver()
            : new RemoteTableDriver(new Remote(Integer.parseInt(parts[1]), lie, parts[3]));
    return new LiarTableDriver(lie, inner);
  }
}
