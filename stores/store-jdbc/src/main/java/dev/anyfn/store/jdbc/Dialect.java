package dev.anyfn.store.jdbc;

import dev.anyfn.state.Capability;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;
import java.util.Set;

/** In what one product differs from the others. Stateless. */
interface Dialect {

  /** The class of its JDBC driver. */
  String driverClass();

  /** What brings that class, as Maven calls it. */
  String artifact();

  /** Whether a statement travels: several connections, and few statements, are faster. */
  boolean isServer();

  /** What the database at this URL has. */
  Set<Capability> capabilities();

  /** For the connection; what the URL says has precedence. */
  Properties properties();

  /** Told before the first connection is made. */
  default void beforeConnecting() {}

  /** Told of each new connection. */
  void onConnected(Connection connection) throws SQLException;

  /** The type of a column of bytes. */
  String bytes();

  /** Makes or replaces a row: partition, sort, document, revision, expiry. */
  String put(String table);

  /** Makes a row, or replaces one that has expired: as {@link #put}, and now. */
  String putIfAbsent(String table);

  /** What makes the index smaller, behind its columns. */
  default String indexed() {
    return " WHERE expires_at IS NOT NULL";
  }

  /** What makes a deletion pass by what others change, behind the selection of rows. */
  default String skipLocked() {
    return "";
  }

  /** What keeps others from rows that were read in a transaction, behind the selection. */
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

  /** What an exception means. */
  Failure failure(SQLException e);

  /** Executes a statement. */
  static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
