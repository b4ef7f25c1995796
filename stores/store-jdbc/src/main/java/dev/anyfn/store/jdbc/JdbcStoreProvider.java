package dev.anyfn.store.jdbc;

import dev.anyfn.state.StoreError;
import dev.anyfn.state.StoreException;
import dev.anyfn.state.spi.StoreAddress;
import dev.anyfn.state.spi.StoreProvider;
import dev.anyfn.state.spi.TableDriver;
import java.time.Duration;
import java.util.Locale;

/**
 * {@code jdbc:sqlite:/data/state.db}, {@code jdbc:postgresql://host/database}, {@code jdbc:h2:...}:
 * a table in a relational database. The URL goes to the product's own JDBC driver, which is to be
 * on the class path; users and passwords are what that one takes, in the URL or in variables of its
 * own.
 *
 * <p>The SQL table is called {@code anyfn_} and the name by which the function asks for it, so that
 * many share a database. It is made when it is first used. One driver has at most {@value
 * JdbcStoreProvider#CONNECTIONS} connections to PostgreSQL, or as many as the setting {@code
 * FN_JDBC_CONNECTIONS} says, and one to the others.
 */
public final class JdbcStoreProvider implements StoreProvider {

  static final int CONNECTIONS = 10;

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** For {@link java.util.ServiceLoader}. */
  public JdbcStoreProvider() {}

  @Override
  public String scheme() {
    return "jdbc";
  }

  @Override
  public TableDriver openTable(StoreAddress address) {
    Dialect dialect = dialect(address.url());
    Sql sql = new Sql(dialect, TableName.of(address.name()));
    int most = dialect.isServer() ? connections(address) : 1;
    return new JdbcTableDriver(
        dialect,
        sql,
        new ConnectionPool(dialect, address.url(), most, PATIENCE),
        address.context());
  }

  private static Dialect dialect(String url) {
    String lower = url.toLowerCase(Locale.ROOT);
    if (lower.startsWith("jdbc:sqlite:")) {
      return new SqliteDialect(url);
    }
    if (lower.startsWith("jdbc:postgresql:")) {
      return new PostgresDialect();
    }
    if (lower.startsWith("jdbc:h2:")) {
      return new H2Dialect(lower);
    }
    throw new StoreException(
        StoreError.INVALID_INPUT,
        "the URL is of a database that is not known here: tables are in jdbc:sqlite:/data/state.db,"
            + " jdbc:postgresql://host/database or jdbc:h2:/data/state");
  }

  private static int connections(StoreAddress address) {
    String set = address.environment().setting("FN_JDBC_CONNECTIONS").orElse("" + CONNECTIONS);
    try {
      int most = Integer.parseInt(set.trim());
      if (most >= 1) {
        return most;
      }
    } catch (NumberFormatException e) {
      // Told below, as a number that is too small.
    }
    throw new StoreException(
        StoreError.INVALID_INPUT, "FN_JDBC_CONNECTIONS is a number from 1 on, not \"" + set + "\"");
  }
}
