package dev.anyfn.testkit.state;

import dev.anyfn.state.Capability;
import dev.anyfn.state.Key;
import dev.anyfn.state.spi.Row;
import dev.anyfn.state.spi.RowPage;
import dev.anyfn.state.spi.RowQuery;
import dev.anyfn.state.spi.RowWrite;
import dev.anyfn.state.spi.TableDriver;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A table driver that passes each operation of another through an interceptor. */
public final class InterceptedTableDriver implements TableDriver {

  private final TableDriver driver;
  private final StoreInterceptor interceptor;
  private final boolean lent;

  /** Wraps a driver, and closes it with itself. */
  public InterceptedTableDriver(TableDriver driver, StoreInterceptor interceptor) {
    this(driver, interceptor, false);
  }

  private InterceptedTableDriver(TableDriver driver, StoreInterceptor interceptor, boolean lent) {
    this.driver = driver;
    this.interceptor = interceptor;
    this.lent = lent;
  }

  /** Wraps a shared driver, which stays open when this one is closed. */
  public static InterceptedTableDriver lent(TableDriver driver, StoreInterceptor interceptor) {
    return new InterceptedTableDriver(driver, interceptor, true);
  }

  private @Nullable Object around(
      String name, String key, boolean writes, StoreInterceptor.Call call) {
    try {
      return interceptor.around(new StoreOperation(name, key, writes), call);
    } catch (IOException e) {
      throw new IllegalStateException("A table reads no bodies", e);
    }
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
    return (Row) around("get", key.toString(), false, () -> driver.get(key));
  }

  @Override
  public void write(RowWrite write, Instant now) {
    around(
        write instanceof RowWrite.Put ? "put" : "delete",
        write.key().toString(),
        true,
        () -> {
          driver.write(write, now);
          return null;
        });
  }

  @Override
  public void atomic(List<RowWrite> writes, Instant now) {
    around(
        "atomic",
        writes.get(0).key().toString(),
        true,
        () -> {
          driver.atomic(writes, now);
          return null;
        });
  }

  @Override
  public RowPage query(RowQuery query) {
    return (RowPage)
        Objects.requireNonNull(
            around("query", query.partition(), false, () -> driver.query(query)), "page");
  }

  @Override
  public void close() {
    if (!lent) {
      driver.close();
    }
  }
}
