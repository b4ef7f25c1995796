package dev.anyfn.store.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/**
 * A connection, and the statements about single rows and pages that were prepared on it: to prepare
 * one costs SQLite and H2 about as much as to run it. There are some ten. For one thread at a time.
 *
 * @param connection the connection
 * @param statements by their text
 */
record OpenConnection(Connection connection, Map<String, PreparedStatement> statements) {

  OpenConnection(Connection connection) {
    this(connection, new HashMap<>());
  }

  /** A statement without values, prepared now or before; not to be closed. */
  PreparedStatement statement(String sql) throws SQLException {
    PreparedStatement statement = statements.get(sql);
    if (statement == null) {
      statement = connection.prepareStatement(sql);
      statements.put(sql, statement);
    }
    return statement;
  }

  /** Prepares all anew: whoever has failed may have left a statement in any state. */
  void forgetStatements() {
    for (PreparedStatement statement : statements.values()) {
      try {
        statement.close();
      } catch (SQLException e) {
        // It is not used any more.
      }
    }
    statements.clear();
  }

  boolean isClosed() {
    try {
      return connection.isClosed();
    } catch (SQLException e) {
      return true;
    }
  }

  boolean isValid(int withinSeconds) {
    try {
      return connection.isValid(withinSeconds);
    } catch (SQLException e) {
      return false;
    }
  }

  void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      // It is not used any more.
    }
  }
}
