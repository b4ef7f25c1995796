package dev.anyfn.store.jdbc;

import dev.anyfn.state.Capability;
import dev.anyfn.state.Condition;
import dev.anyfn.state.Key;
import dev.anyfn.state.StoreException;
import dev.anyfn.state.spi.Row;
import dev.anyfn.state.spi.RowPage;
import dev.anyfn.state.spi.RowQuery;
import dev.anyfn.state.spi.RowWrite;
import dev.anyfn.state.spi.StoreContext;
import dev.anyfn.state.spi.TableDriver;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A row for each document. */
final class JdbcTableDriver implements TableDriver {

  private static final int WRITES_BETWEEN_SWEEPS = 500;

  private final Dialect dialect;
  private final Sql sql;
  private final Session session;
  private final AtomicInteger writes = new AtomicInteger();

  JdbcTableDriver(Dialect dialect, Sql sql, ConnectionPool pool, StoreContext context) {
    this.dialect = dialect;
    this.sql = sql;
    this.session = new Session(dialect, sql, pool, context);
  }

  @Override
  public Set<Capability> capabilities() {
    return dialect.capabilities();
  }

  @Override
  public void prime() {
    session.prepare();
  }

  @Override
  public @Nullable Row get(Key key) {
    List<Row> found = session.run(new Reading.One(sql, key));
    return found.isEmpty() ? null : found.get(0);
  }

  @Override
  public void write(RowWrite write, Instant now) {
    int changed = session.run(new SingleWrite(sql, write, now));
    if (changed == 0 && !(write.condition() instanceof Condition.None)) {
      throw StoreException.preconditionFailed(
          -1,
          write.condition() instanceof Condition.IfAbsent
              ? "there is a document already"
              : "another version is there, or none");
    }
    sweep(now);
  }

  @Override
  public void atomic(List<RowWrite> writes, Instant now) {
    session.run(new Transaction(dialect, sql, writes, now));
    sweep(now);
  }

  /** Sweeps after some writes. The write is done by then, so a failure to sweep is ignored. */
  private void sweep(Instant now) {
    if (writes.incrementAndGet() % WRITES_BETWEEN_SWEEPS == 0) {
      try {
        session.run(new Sweep(sql, now));
      } catch (StoreException e) {
        // What has expired is absent, swept or not.
      }
    }
  }

  @Override
  public RowPage query(RowQuery query) {
    return session.run(new Reading.Page(sql, query));
  }

  @Override
  public void close() {
    session.close();
  }
}
