package dev.anyfn.testkit.sim;

import dev.anyfn.state.Capability;
import dev.anyfn.state.Key;
import dev.anyfn.state.spi.Row;
import dev.anyfn.state.spi.RowPage;
import dev.anyfn.state.spi.RowQuery;
import dev.anyfn.state.spi.RowWrite;
import dev.anyfn.state.spi.TableDriver;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The world's table in the hands of one instance, whose end does not close it. */
record LentTable(TableDriver driver) implements TableDriver {

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
    return driver.get(key);
  }

  @Override
  public void write(RowWrite write, Instant now) {
    driver.write(write, now);
  }

  @Override
  public void atomic(List<RowWrite> writes, Instant now) {
    driver.atomic(writes, now);
  }

  @Override
  public RowPage query(RowQuery query) {
    return driver.query(query);
  }

  @Override
  public void close() {
    // It is the world's.
  }
}
