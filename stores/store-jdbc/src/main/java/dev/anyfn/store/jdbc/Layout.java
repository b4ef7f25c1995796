package dev.anyfn.store.jdbc;

import dev.anyfn.state.StoreError;
import dev.anyfn.state.StoreException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/**
 * Makes the table, or brings it from an older layout to the newest. Many processes may do so at
 * once.
 */
final class Layout extends Work<Boolean> {

  private final Dialect dialect;
  private final Sql sql;

  Layout(Dialect dialect, Sql sql) {
    this.dialect = dialect;
    this.sql = sql;
  }

  @Override
  Boolean run(OpenConnection open) throws SQLException {
    Connection connection = open.connection();
    int newest = sql.steps().size();
    int present = presentOrNone(connection);
    if (present > newest) {
      throw new StoreException(
          StoreError.UNSUPPORTED,
          "the table has layout "
              + present
              + ", and this version knows "
              + newest
              + ": a newer version of AnyFn has changed it");
    }
    if (present < newest) {
      change(connection);
    }
    return true;
  }

  /** Runs without a transaction, which a failing statement would spoil. */
  private int presentOrNone(Connection connection) throws SQLException {
    try {
      return present(connection);
    } catch (SQLException e) {
      if (dialect.failure(e).kind() == Failure.Kind.LOST || connection.isClosed()) {
        throw e;
      }
      // Nobody has a table here yet; if it is something else, the next statement fails, too.
      return -1;
    }
  }

  /** Returns the layout of the table; 0 if there is no table. */
  private int present(Connection connection) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql.layout())) {
      statement.setString(1, sql.name());
      try (ResultSet found = statement.executeQuery()) {
        return found.next() ? found.getInt(1) : 0;
      }
    }
  }

  private void change(Connection connection) throws SQLException {
    dialect.beginLayout(connection);
    try {
      Dialect.execute(connection, sql.makeLayouts());
      int present = present(connection);
      List<String> steps = sql.steps();
      for (String step : steps.subList(Math.min(present, steps.size()), steps.size())) {
        Dialect.execute(connection, step);
      }
      if (present < steps.size()) {
        set(connection, present == 0 ? sql.addLayout() : sql.setLayout(), steps.size());
      }
      dialect.commit(connection);
    } catch (SQLException e) {
      Transaction.rollback(dialect, connection);
      throw e;
    }
  }

  private void set(Connection connection, String how, int layout) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(how)) {
      statement.setInt(1, layout);
      statement.setString(2, sql.name());
      statement.executeUpdate();
    }
  }
}
