package dev.anyfn.store.jdbc;

import dev.anyfn.state.Table;
import dev.anyfn.state.spi.TableDriver;
import dev.anyfn.testkit.FakeEnvironment;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * An empty database of a product.
 *
 * @param dialect the product
 * @param url where
 */
record Database(Dialect dialect, String url) {

  Table table(String name) {
    return FakeEnvironment.create()
        .setting("FN_TABLE_" + name.toUpperCase(java.util.Locale.ROOT), url)
        .table(name);
  }

  TableDriver driver(String name) {
    return new JdbcStoreProvider().openTable(Addresses.of(url, name));
  }

  Sql sql(String name) {
    return new Sql(dialect, TableName.of(name));
  }

  void execute(String... statements) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  long number(String query) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement();
        ResultSet found = statement.executeQuery(query)) {
      found.next();
      return found.getLong(1);
    }
  }

  @Override
  public String toString() {
    return dialect.getClass().getSimpleName();
  }
}
