package dev.anyfn.store.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;

/**
 * Removes some rows that expired long ago. They are absent since then anyhow; the hour is for those
 * whose clock is behind.
 */
final class Sweep extends Work<Integer> {

  private static final Duration LONG_AGO = Duration.ofHours(1);
  private static final int MOST = 200;

  private final Sql sql;
  private final Instant now;

  Sweep(Sql sql, Instant now) {
    this.sql = sql;
    this.now = now;
  }

  @Override
  Integer run(OpenConnection open) throws SQLException {
    Connection connection = open.connection();
    long before = now.toEpochMilli() - LONG_AGO.toMillis();
    try (PreparedStatement statement = connection.prepareStatement(sql.sweep())) {
      statement.setLong(1, before);
      statement.setInt(2, MOST);
      statement.setLong(3, before);
      return statement.executeUpdate();
    }
  }
}
