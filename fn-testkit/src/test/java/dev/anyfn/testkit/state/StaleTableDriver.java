package dev.anyfn.testkit.state;

import dev.anyfn.state.Capability;
import dev.anyfn.state.Key;
import dev.anyfn.state.spi.Row;
import dev.anyfn.state.spi.RowPage;
import dev.anyfn.state.spi.RowQuery;
import dev.anyfn.state.spi.RowWrite;
import dev.anyfn.state.spi.TableDriver;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * A table whose next reads are one write behind, like those of an eventually consistent product.
 * Documents that were not written through this driver are always read as they are.
 */
final class StaleTableDriver implements TableDriver {

  private record Before(@Nullable Row row) {}

  private final TableDriver driver;
  private final Map<Key, Before> before = new ConcurrentHashMap<>();
  private final AtomicInteger stale = new AtomicInteger();

  StaleTableDriver(TableDriver driver) {
    this.driver = driver;
  }

  void stale(int reads) {
    stale.set(reads);
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
  public @Nullable Row get(Key key) {
    Before old = before.get(key);
    return old != null && stale.getAndUpdate(n -> Math.max(0, n - 1)) > 0
        ? old.row()
        : driver.get(key);
  }

  @Override
  public void write(RowWrite write, Instant now) {
    remember(write);
    driver.write(write, now);
  }

  @Override
  public void atomic(List<RowWrite> writes, Instant now) {
    writes.forEach(this::remember);
    driver.atomic(writes, now);
  }

  private void remember(RowWrite write) {
    before.put(write.key(), new Before(driver.get(write.key())));
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
