package dev.anyfn.store.tck;

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
    if (parts[1].equals("mem")) {
      BucketDriver inner = new InMemoryBucketDriver(address.environment().clock());
      return new LiarBucketDriver(lie, inner, new Meeting());
    }
    Remote remote = new Remote(Integer.parseInt(parts[1]), lie, parts[3]);
    return new LiarBucketDriver(lie, new RemoteBucketDriver(remote), remote::meet);
  }

  @Override
  public TableDriver openTable(StoreAddress address) {
    String[] parts = address.url().split(":");
    Lie lie = Lie.valueOf(parts[2]);
    if (parts[1].equals("mem")) {
      return new LiarTableDriver(lie, new InMemoryTableDriver(), new Meeting());
    }
    Remote remote = new Remote(Integer.parseInt(parts[1]), lie, parts[3]);
    return new LiarTableDriver(lie, new RemoteTableDriver(remote), remote::meet);
  }
}
