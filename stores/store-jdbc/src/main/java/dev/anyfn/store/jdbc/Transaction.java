package dev.anyfn.store.jdbc;

import dev.anyfn.state.Condition;
import dev.anyfn.state.Key;
import dev.anyfn.state.spi.Row;
import dev.anyfn.state.spi.RowWrite;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Several writes, all or none: reads the rows that have conditions, then writes. {@link
 * Dialect#begin} keeps others from changing those rows in between.
 */
final class Transaction extends Work<Boolean> {

  private final Dialect dialect;
  private final Sql sql;
  private final List<RowWrite> writes;
  private final Instant now;
  private boolean committing;

  Transaction(Dialect dialect, Sql sql, List<RowWrite> writes, Instant now) {
    this.dialect = dialect;
    this.sql = sql;
    this.writes = writes;
    this.now = now;
  }

  @Override
  boolean mayHaveWritten() {
    return committing;
  }

  @Override
  Boolean run(OpenConnection open) throws SQLException {
    Connection connection = open.connection();
    committing = false;
    dialect.begin(connection, sql);
    boolean done = false;
    try {
      // All in the same order, so that no two transactions wait for each other.
      List<RowWrite> sorted = new ArrayList<>(writes);
      sorted.sort(new ByKey());
      require(present(connection, sorted));
      put(connection, sorted);
      delete(connection, sorted);
      committing = true;
      dialect.commit(connection);
      done = true;
      return true;
    } finally {
      if (!done) {
        rollback(dialect, connection);
      }
    }
  }

  /** Ends a transaction that has failed; if that fails, too, the connection goes. */
  static void rollback(Dialect dialect, Connection connection) throws SQLException {
    try {
      dialect.rollback(connection);
    } catch (SQLException e) {
      connection.close();
    }
  }

  private Map<Key, Row> present(Connection connection, List<RowWrite> sorted) throws SQLException {
    List<Key> keys = new ArrayList<>();
    for (RowWrite write : sorted) {
      if (!(write.condition() instanceof Condition.None)) {
        keys.add(write.key());
      }
    }
    int atOnce = dialect.isServer() ? Math.max(1, keys.size()) : 1;
    Map<Key, Row> rows = new HashMap<>();
    for (int i = 0; i < keys.size(); i += atOnce) {
      read(connection, keys.subList(i, i + atOnce), rows);
    }
    return rows;
  }

  private void read(Connection connection, List<Key> keys, Map<Key, Row> rows) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql.present(keys.size()))) {
      for (int i = 0; i < keys.size(); i++) {
        Columns.key(statement, 1 + 2 * i, keys.get(i));
      }
      try (ResultSet found = statement.executeQuery()) {
        while (found.next()) {
          Row row = Columns.row(Columns.text(found.getBytes(1)), found, 2);
          rows.put(row.key(), row);
        }
      }
    }
  }

  private void require(Map<Key, Row> rows) {
    for (int i = 0; i < writes.size(); i++) {
      RowWrite write = writes.get(i);
      Row stored = rows.get(write.key());
      write.condition().require(i, stored == null || stored.expired(now) ? null : stored.version());
    }
  }

  private void put(Connection connection, List<RowWrite> sorted) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql.put())) {
      boolean any = false;
      for (RowWrite write : sorted) {
        if (write instanceof RowWrite.Put put) {
          Columns.key(statement, 1, put.key());
          Columns.document(statement, 3, put);
          statement.addBatch();
          any = true;
        }
      }
      if (any) {
        statement.executeBatch();
      }
    }
  }

  private void delete(Connection connection, List<RowWrite> sorted) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql.delete())) {
      boolean any = false;
      for (RowWrite write : sorted) {
        if (write instanceof RowWrite.Delete) {
          Columns.key(statement, 1, write.key());
          statement.addBatch();
          any = true;
        }
      }
      if (any) {
        statement.executeBatch();
      }
    }
  }

  private static final class ByKey implements Comparator<RowWrite> {
    @Override
    public int compare(RowWrite one, RowWrite other) {
      int order = one.key().partition().compareTo(other.key().partition());
      return order == 0 ? one.key().sort().compareTo(other.key().sort()) : order;
    }
  }
}
