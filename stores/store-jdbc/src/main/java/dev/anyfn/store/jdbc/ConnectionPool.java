package dev.anyfn.store.jdbc;

import dev.anyfn.state.StoreError;
import dev.anyfn.state.StoreException;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The connections of one table: opened when they are needed, kept when they are not, the one used
 * last first. One that has rested is asked whether it still works. Safe for use by many threads.
 */
final class ConnectionPool implements AutoCloseable {

  private static final long RESTED = Duration.ofMillis(500).toNanos();
  private static final int ANSWERS_WITHIN_SECONDS = 2;

  private final Dialect dialect;
  private final String url;
  private final int most;
  private final Duration patience;
  private final Semaphore free;
  private final Deque<Idle> idle = new ArrayDeque<>();
  private @Nullable Driver driver;
  private boolean closed;

  ConnectionPool(Dialect dialect, String url, int most, Duration patience) {
    this.dialect = dialect;
    this.url = url;
    this.most = most;
    this.patience = patience;
    this.free = new Semaphore(most, true);
  }

  private record Idle(OpenConnection connection, long since) {}

  /** A connection, to be given back or discarded. */
  OpenConnection take() {
    try {
      if (!free.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new StoreException(
            StoreError.RATE_LIMITED,
            "all " + most + " connections have been in use for " + patience.toSeconds() + " s");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoreException(
          StoreError.UNAVAILABLE, "interrupted while waiting for a connection", e);
    }
    OpenConnection taken = null;
    try {
      taken = rested();
      if (taken == null) {
        taken = connect();
      }
      return taken;
    } finally {
      if (taken == null) {
        free.release();
      }
    }
  }

  private @Nullable OpenConnection rested() {
    Idle next = poll();
    if (next == null) {
      return null;
    }
    // Less than nothing where a machine was frozen and thawed elsewhere.
    long rest = System.nanoTime() - next.since();
    if ((rest >= 0 && rest < RESTED) || next.connection().isValid(ANSWERS_WITHIN_SECONDS)) {
      return next.connection();
    }
    next.connection().close();
    closeIdle(); // They have rested longer.
    return null;
  }

  private @Nullable Idle poll() {
    synchronized (idle) {
      return idle.pollFirst();
    }
  }

  private OpenConnection connect() {
    dialect.beforeConnecting();
    try {
      Connection connection = driver().connect(url, dialect.properties());
      if (connection == null) {
        throw new StoreException(
            StoreError.INVALID_INPUT, dialect.artifact() + " does not understand the URL");
      }
      OpenConnection open = new OpenConnection(connection);
      try {
        dialect.onConnected(connection);
        return open;
      } catch (SQLException e) {
        open.close();
        throw e;
      }
    } catch (SQLException e) {
      Failure failure = dialect.failure(e);
      throw failure.kind() == Failure.Kind.LOST
          ? new StoreException(StoreError.UNAVAILABLE, "the database cannot be reached", e)
          : failure.exception(e);
    }
  }

  private synchronized Driver driver() {
    if (driver == null) {
      try {
        // Not through DriverManager, which loads all that there are, by whatever loader came first.
        driver =
            Class.forName(dialect.driverClass(), true, ConnectionPool.class.getClassLoader())
                .asSubclass(Driver.class)
                .getDeclaredConstructor()
                .newInstance();
      } catch (ClassNotFoundException e) {
        throw new StoreException(
            StoreError.INVALID_INPUT,
            "the database's driver is not on the class path: add the dependency "
                + dialect.artifact(),
            e);
      } catch (ReflectiveOperationException e) {
        throw new StoreException(StoreError.INTERNAL, "the database's driver cannot be built", e);
      }
    }
    return driver;
  }

  /** Takes back a connection that works. */
  void giveBack(OpenConnection connection) {
    boolean keep;
    synchronized (idle) {
      keep = !closed;
      if (keep) {
        idle.addFirst(new Idle(connection, System.nanoTime()));
      }
    }
    if (!keep) {
      connection.close();
    }
    free.release();
  }

  /** Takes back a connection that is of no use, and with it all that rest: they are no better. */
  void discard(OpenConnection connection) {
    connection.close();
    closeIdle();
    free.release();
  }

  private void closeIdle() {
    for (Idle next = poll(); next != null; next = poll()) {
      next.connection().close();
    }
  }

  @Override
  public void close() {
    synchronized (idle) {
      closed = true;
    }
    closeIdle();
  }
}
