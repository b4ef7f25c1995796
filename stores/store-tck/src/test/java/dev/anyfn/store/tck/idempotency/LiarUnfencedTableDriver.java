package dev.anyfn.store.tck.idempotency;

import dev.anyfn.state.Capability;
import dev.anyfn.state.Condition;
import dev.anyfn.state.Key;
import dev.anyfn.state.spi.Row;
import dev.anyfn.state.spi.RowPage;
import dev.anyfn.state.spi.RowQuery;
import dev.anyfn.state.spi.RowWrite;
import dev.anyfn.state.spi.TableDriver;
import dev.anyfn.testkit.state.InMemoryTableDriver;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/**
 * Takes leases under their conditions, and completes and releases them without any, as the
 * idempotency of AWS Powertools does (its {@code updateRecord} and {@code deleteRecord}).
 */
final class LiarUnfencedTableDriver implements TableDriver {

  private final TableDriver driver = new InMemoryTableDriver();
  private final boolean completes;
  private final boolean releases;

  LiarUnfencedTableDriver(boolean completes, boolean releases) {
    this.completes = completes;
    this.releases = releases;
  }

  private RowWrite unfenced(RowWrite write) {
    if (!write.key().partition().startsWith("idempotent/")) {
      return write;
    }
    if (releases && write instanceof RowWrite.Delete) {
      return new RowWrite.Delete(write.key(), Condition.none());
    }
    return completes && write instanceof RowWrite.Put put && isDone(put)
        ? new RowWrite.Put(
            put.key(), put.value(), put.revision(), put.expiresAt(), Condition.none())
        : write;
  }

  private static boolean isDone(RowWrite.Put put) {
    return new String(put.value(), StandardCharsets.UTF_8).contains("\"DONE\"");
  }

  @Override
  public Set<Capability> capabilities() {
    return driver.capabilities();
  }

  @Override
  public void prime() {
    driver.prime();
  }

  @Override
  public Row get(Key key) {
    return driver.get(key);
  }

  @Override
  public void write(RowWrite write, Instant now) {
    driver.write(unfenced(write), now);
  }

  @Override
  public void atomic(List<RowWrite> writes, Instant now) {
    driver.atomic(writes.stream().map(this::unfenced).toList(), now);
  }

  @Override
  public RowPage query(RowQuery query) {
    return driver.query(query);
  }

  @Override
  public void close() {
    driver.close();
  }
}
