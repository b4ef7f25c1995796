package dev.anyfn.store.jdbc;

import dev.anyfn.state.Capability;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import java.util.Set;

/** The differences of one product from the others. Stateless. */
interface Dialect {

  /** The class of its JDBC driver. */
  String driverClass();

  /** The Maven coordinates of that driver. */
  String artifact();

  /** Returns true if statements travel: several connections, and few statements, are faster. */
  boolean isServer();

  /** The capabilities of the database at this URL. */
  Set<Capability> capabilities();

  /** The properties of a connection; those of the URL have precedence. */
  Properties properties();

  /** Prepares the first connection. */
  default void beforeConnecting() {}

  /** Configures each new connection. */
  void onConnected(Connection connection) throws SQLException;

  /** The type of a column of bytes. */
  String bytes();

  /** Makes or replaces a row: partition, sort, document, revision, expiry. */
  String put(String table);

  /** Makes a row, or replaces one that has expired: as {@link #put}, and now. */
  String putIfAbsent(String table);

  /** A condition after the columns of the index, which makes it smaller. */
  default String indexed() {
    return " WHERE expires_at IS NOT NULL";
  }

  /** A clause after the selection of rows that lets a deletion skip locked rows. */
  default String skipLocked() {
    return "";
  }

  /** A clause after the selection that locks the rows that a transaction reads. */
  default String lock() {
    return "";
  }

  /**
   * Begins a transaction that is as if it ran alone, as far as other transactions are concerned
   * that begin so.
   */
  void begin(Connection connection, Sql sql) throws SQLException;

  /** Keeps other processes from changing the layout, until the end of the transaction. */
  default void beginLayout(Connection connection) throws SQLException {
    connection.setAutoCommit(false);
  }

  /** Ends a transaction. */
  default void commit(Connection connection) throws SQLException {
    connection.commit();
    connection.setAutoCommit(true);
  }

  /** Ends a transaction as if it had not been. */
  default void rollback(Connection connection) throws SQLException {
    connection.rollback();
    connection.setAutoCommit(true);
  }

  /** Classifies an exception. */
  Failure failure(SQLException e);

  /** Executes a statement. */
  static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
