package dev.anyfn.store.jdbc;

import dev.anyfn.state.StoreError;
import dev.anyfn.state.StoreException;
import java.sql.SQLException;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Runs work: again if nothing was done and that may change, else its failure is classified. Safe
 * for use by many threads.
 */
final class Session implements AutoCloseable {

  /** Others were faster, so they got on: some dozens of rounds are enough for each. */
  private static final int CONFLICTS = 30;

  private static final int LOSSES = 2;
  private static final int LONGEST_PAUSE_SHIFT = 6;

  private final Dialect dialect;
  private final ConnectionPool pool;
  private final Layout layout;
  private volatile boolean ready;

  Session(Dialect dialect, Sql sql, ConnectionPool pool) {
    this.dialect = dialect;
    this.pool = pool;
    this.layout = new Layout(dialect, sql);
  }

  <T> T run(Work<T> work) {
    prepare();
    return attempt(work);
  }

  /** Sees to it that the table is there, as this version of ours knows it. */
  void prepare() {
    if (!ready) {
      ready = attempt(layout);
    }
  }

  private <T> T attempt(Work<T> work) {
    for (int attempt = 1; ; attempt++) {
      OpenConnection connection = pool.take();
      boolean works = false;
      try {
        T result = work.run(connection);
        works = true;
        return result;
      } catch (SQLException e) {
        Failure failure = failure(connection, e);
        connection.forgetStatements();
        works = failure.kind() == Failure.Kind.CONFLICT || failure.kind() == Failure.Kind.REFUSED;
        afterFailure(attempt, failure, e, work.mayHaveWritten());
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
    }
  }

  /** Throws, unless it is to be tried again. */
  private static void afterFailure(
      int attempt, Failure failure, SQLException e, boolean mayHaveWritten) {
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
        pause(attempt);
      }
      case STALE, REFUSED -> throw failure.exception(e);
    }
  }

  private Failure failure(OpenConnection connection, SQLException e) {
    return connection.isClosed() ? Failure.lost() : dialect.failure(e);
  }

  private static void pause(int attempt) {
    try {
      Thread.sleep(
          ThreadLocalRandom.current().nextLong(1L << Math.min(attempt, LONGEST_PAUSE_SHIFT)));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoreException(StoreError.UNAVAILABLE, "interrupted between two tries", e);
    }
  }

  @Override
  public void close() {
    pool.close();
  }
}
