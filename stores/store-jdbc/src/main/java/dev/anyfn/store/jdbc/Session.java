package dev.anyfn.store.jdbc;

import dev.anyfn.state.StoreError;
import dev.anyfn.state.StoreException;
import dev.anyfn.state.spi.StoreContext;
import java.sql.SQLException;
import java.time.Duration;

/**
 * Runs work on a connection. Runs it again if nothing was done and a retry may help; classifies its
 * failure otherwise. Safe for use by many threads.
 */
final class Session implements AutoCloseable {

  /** Others were faster, so they got on: some dozens of rounds are enough for each. */
  private static final int CONFLICTS = 30;

  private static final int LOSSES = 2;
  private static final Duration FIRST_PAUSE = Duration.ofMillis(2);
  private static final Duration LONGEST_PAUSE = Duration.ofMillis(64);

  private final Dialect dialect;
  private final ConnectionPool pool;
  private final StoreContext context;
  private final Layout layout;
  private volatile boolean ready;

  Session(Dialect dialect, Sql sql, ConnectionPool pool, StoreContext context) {
    this.dialect = dialect;
    this.pool = pool;
    this.context = context;
    this.layout = new Layout(dialect, sql);
  }

  <T> T run(Work<T> work) {
    prepare();
    return attempt(work);
  }

  /** Creates the table, or brings it to the layout of this version. */
  void prepare() {
    if (!ready) {
      ready = attempt(layout);
    }
  }

  private <T> T attempt(Work<T> work) {
    for (int attempt = 1; ; attempt++) {
      OpenConnection connection = pool.take();
      boolean works = false;
      SQLException cause;
      Failure failure;
      try {
        T result = work.run(connection);
        works = true;
        return result;
      } catch (SQLException e) {
        cause = e;
        failure = failure(connection, e);
        connection.forgetStatements();
        works = failure.kind() == Failure.Kind.CONFLICT || failure.kind() == Failure.Kind.REFUSED;
      } catch (StoreException e) {
        works = true;
        throw e;
      } finally {
        if (works && !connection.isClosed()) {
          pool.giveBack(connection);
        } else {
          ready = false;
          pool.discard(connection);
        }
      }
      // Others may use the connection during a pause.
      afterFailure(attempt, failure, cause, work.mayHaveWritten());
    }
  }

  /** Returns if the work is to be tried again; throws otherwise. */
  private void afterFailure(int attempt, Failure failure, SQLException e, boolean mayHaveWritten) {
    switch (failure.kind()) {
      case LOST -> {
        if (mayHaveWritten) {
          throw failure.exception(StoreError.OUTCOME_UNKNOWN, e);
        }
        if (attempt >= LOSSES) {
          throw failure.exception(e);
        }
      }
      case CONFLICT -> {
        if (attempt >= CONFLICTS) {
          throw failure.exception(e);
        }
        if (!context.backOff(attempt, FIRST_PAUSE, LONGEST_PAUSE)) {
          throw new StoreException(StoreError.UNAVAILABLE, "interrupted between two tries", e);
        }
      }
      case STALE, REFUSED -> throw failure.exception(e);
    }
  }

  private Failure failure(OpenConnection connection, SQLException e) {
    return connection.isClosed() ? Failure.lost() : dialect.failure(e);
  }

  @Override
  public void close() {
    pool.close();
  }
}
