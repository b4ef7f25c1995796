package dev.anyfn.store.jdbc;

import dev.anyfn.state.Capability;
import dev.anyfn.state.StoreError;
import dev.anyfn.state.StoreException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.Properties;
import java.util.Set;

/** H2, by the codes of its class {@code ErrorCode}. */
final class H2Dialect implements Dialect {

  private static final int ADMIN_RIGHTS_REQUIRED = 90040;

  private final String url;

  /**
   * H2 at a URL.
   *
   * @param url in lower case
   */
  H2Dialect(String url) {
    if (url.contains(";auto_server=true") || url.contains(";auto_reconnect=true")) {
      throw new StoreException(
          StoreError.INVALID_INPUT,
          "with AUTO_SERVER and AUTO_RECONNECT, H2 sends a statement again after a lost answer, so"
              + " that one write happens twice: tables of many processes are in jdbc:h2:tcp:, in"
              + " jdbc:sqlite: or in jdbc:postgresql:");
    }
    this.url = url;
  }

  @Override
  public String driverClass() {
    return "org.h2.Driver";
  }

  @Override
  public String artifact() {
    return "com.h2database:h2";
  }

  @Override
  public boolean isServer() {
    return false;
  }

  private boolean inMemory() {
    return url.startsWith("jdbc:h2:mem:");
  }

  private boolean onServer() {
    return url.startsWith("jdbc:h2:tcp:") || url.startsWith("jdbc:h2:ssl:");
  }

  @Override
  public Set<Capability> capabilities() {
    Set<Capability> all = EnumSet.of(Capability.ATOMIC);
    if (!inMemory()) {
      all.add(Capability.DURABLE);
    }
    if (onServer()) {
      all.add(Capability.SHARED);
    }
    return all;
  }

  @Override
  public Properties properties() {
    return new Properties();
  }

  @Override
  public void onConnected(Connection connection) throws SQLException {
    if (!inMemory() && !onServer()) {
      writeAtOnce(connection);
    }
  }

  /** Else what was acknowledged in the last half second is lost with the process. */
  private static void writeAtOnce(Connection connection) throws SQLException {
    try {
      Dialect.execute(connection, "SET WRITE_DELAY 0");
    } catch (SQLException e) {
      if (e.getErrorCode() != ADMIN_RIGHTS_REQUIRED) {
        throw e;
      }
    }
  }

  @Override
  public String bytes() {
    return "VARBINARY(1048576)";
  }

  @Override
  public String put(String table) {
    return "MERGE INTO "
        + table
        + " (partition_key, sort_key, document, revision, expires_at)"
        + " KEY (partition_key, sort_key) VALUES (?, ?, ?, ?, ?)";
  }

  @Override
  public String putIfAbsent(String table) {
    return "MERGE INTO "
        + table
        + " AS present USING (SELECT CAST(? AS VARBINARY) AS p, CAST(? AS VARBINARY) AS s,"
        + " CAST(? AS VARBINARY) AS d, CAST(? AS VARCHAR) AS r, CAST(? AS BIGINT) AS e) AS n"
        + " ON (present.partition_key = n.p AND present.sort_key = n.s)"
        + " WHEN MATCHED AND present.expires_at <= ? THEN UPDATE"
        + " SET document = n.d, revision = n.r, expires_at = n.e"
        + " WHEN NOT MATCHED THEN INSERT"
        + " (partition_key, sort_key, document, revision, expires_at)"
        + " VALUES (n.p, n.s, n.d, n.r, n.e)";
  }

  @Override
  public String indexed() {
    return "";
  }

  @Override
  public String lock() {
    return " FOR UPDATE";
  }

  @Override
  public void begin(Connection connection, Sql sql) throws SQLException {
    connection.setAutoCommit(false);
    // One after the other: its isolation has no level at which what is absent stays so.
    try (PreparedStatement mutex = connection.prepareStatement(sql.layout() + lock())) {
      mutex.setString(1, sql.name());
      mutex.execute();
    }
  }

  @Override
  public Failure failure(SQLException e) {
    return switch (e.getErrorCode()) {
      // Two made the same row, changed the same row, made the same table or index; a deadlock.
      case 23505, 90131, 42101, 42111, 40001 -> Failure.conflict();
      // Two made the same index, and H2 noticed late: GENERAL_ERROR_1, with nothing done.
      case 50000 ->
          String.valueOf(e.getMessage()).contains("object already exists")
              ? Failure.conflict()
              : Failure.unforeseen();
      case 50200 -> Failure.refused(StoreError.RATE_LIMITED, "the row is locked by others");
      case 90067, 90098, 90121, 90007, 90028, 90031 -> Failure.lost();
      case 90020 ->
          Failure.refused(
              StoreError.UNAVAILABLE,
              "another process has the database open: files of H2 are for one, those of SQLite for many");
      case 28000, 90096 ->
          Failure.refused(StoreError.PERMISSION_DENIED, "the user may not do that");
      case 42102, 42103, 42104, 90013, 90146, 90079 ->
          Failure.refused(StoreError.NOT_FOUND, "the database, schema or table is not there");
      case 22001 -> Failure.refused(StoreError.PAYLOAD_TOO_LARGE, "the row is too large");
      default -> Failure.unforeseen();
    };
  }
}
