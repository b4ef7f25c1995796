package dev.anyfn.store.jdbc;

import dev.anyfn.state.Capability;
import dev.anyfn.state.StoreError;
import dev.anyfn.state.StoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;
import java.util.Set;

/** SQLite: one file, one writer at a time, many processes. Its codes are those of sqlite3.h. */
final class SqliteDialect implements Dialect {

  private static final int START = "jdbc:sqlite:".length();

  private final String file;
  private final String options;
  private final boolean inMemory;

  SqliteDialect(String url) {
    String rest = url.substring(START);
    int end = rest.indexOf('?');
    this.file = end < 0 ? rest : rest.substring(0, end);
    this.options = end < 0 ? "" : rest.substring(end);
    this.inMemory = file.isEmpty() || file.contains(":memory:") || options.contains("mode=memory");
  }

  @Override
  public String driverClass() {
    return "org.sqlite.JDBC";
  }

  @Override
  public String artifact() {
    return "org.xerial:sqlite-jdbc";
  }

  @Override
  public boolean isServer() {
    return false;
  }

  @Override
  public Set<Capability> capabilities() {
    return inMemory
        ? Set.of(Capability.ATOMIC)
        : Set.of(Capability.ATOMIC, Capability.SHARED, Capability.DURABLE);
  }

  @Override
  public Properties properties() {
    Properties properties = new Properties();
    if (!options.contains("busy_timeout=")) {
      // Before anything is sent: even the first statement may find the file locked.
      properties.setProperty("busy_timeout", "10000");
    }
    return properties;
  }

  @Override
  public void beforeConnecting() {
    if (inMemory || file.startsWith("file:") || file.startsWith(":")) {
      return;
    }
    try {
      Path folder = Path.of(file).toAbsolutePath().getParent();
      if (folder != null) {
        Files.createDirectories(folder);
      }
    } catch (IOException e) {
      throw new StoreException(
          StoreError.PERMISSION_DENIED, "the directory of the database cannot be made", e);
    }
  }

  @Override
  public void onConnected(Connection connection) throws SQLException {
    Dialect.execute(connection, "PRAGMA journal_mode=WAL");
    // With WAL, NORMAL would lose what was acknowledged last if the power fails.
    Dialect.execute(connection, "PRAGMA synchronous=FULL");
  }

  @Override
  public String bytes() {
    return "BLOB";
  }

  @Override
  public String put(String table) {
    return Sql.upsert(table);
  }

  @Override
  public String putIfAbsent(String table) {
    return Sql.upsert(table) + " WHERE present.expires_at <= ?";
  }

  @Override
  public void begin(Connection connection, Sql sql) throws SQLException {
    beginLayout(connection);
  }

  @Override
  public void beginLayout(Connection connection) throws SQLException {
    Dialect.execute(connection, "BEGIN IMMEDIATE");
  }

  @Override
  public void commit(Connection connection) throws SQLException {
    Dialect.execute(connection, "COMMIT");
  }

  @Override
  public void rollback(Connection connection) throws SQLException {
    Dialect.execute(connection, "ROLLBACK");
  }

  @Override
  public Failure failure(SQLException e) {
    return switch (e.getErrorCode() & 0xff) {
      case 5, 6 ->
          Failure.refused(StoreError.RATE_LIMITED, "others have locked the database for too long");
      case 3, 8, 23 ->
          Failure.refused(StoreError.PERMISSION_DENIED, "the database may not be written");
      case 10 -> Failure.lost();
      case 13 -> Failure.refused(StoreError.UNAVAILABLE, "the disk is full");
      case 14 -> Failure.refused(StoreError.NOT_FOUND, "the database's file cannot be opened");
      case 18 -> Failure.refused(StoreError.PAYLOAD_TOO_LARGE, "the row is too large");
      case 11, 26 ->
          Failure.refused(StoreError.INTERNAL, "the file is damaged, or no SQLite database");
      default -> Failure.unforeseen();
    };
  }
}
