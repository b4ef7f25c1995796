package dev.anyfn.store.jdbc;

import dev.anyfn.state.Capability;
import dev.anyfn.state.StoreError;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;
import java.util.Set;

/** PostgreSQL, by its codes of appendix A. */
final class PostgresDialect implements Dialect {

  /** The class of our advisory locks: "anyfn". */
  private static final long LOCK = 0x616e79666eL;

  @Override
  public String driverClass() {
    return "org.postgresql.Driver";
  }

  @Override
  public String artifact() {
    return "org.postgresql:postgresql";
  }

  @Override
  public boolean isServer() {
    return true;
  }

  @Override
  public Set<Capability> capabilities() {
    return Set.of(Capability.ATOMIC, Capability.SHARED, Capability.DURABLE);
  }

  @Override
  public Properties properties() {
    Properties properties = new Properties();
    properties.setProperty("ApplicationName", "anyfn");
    properties.setProperty("connectTimeout", "10");
    // Without one, a server that has vanished is waited for until the function is killed.
    properties.setProperty("socketTimeout", "30");
    properties.setProperty("tcpKeepAlive", "true");
    return properties;
  }

  @Override
  public void onConnected(Connection connection) {
    // It is as it should be.
  }

  @Override
  public String bytes() {
    return "BYTEA";
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
  public String skipLocked() {
    return " FOR UPDATE SKIP LOCKED";
  }

  @Override
  public void begin(Connection connection, Sql sql) throws SQLException {
    connection.setAutoCommit(false);
    // The server sees to checks of what is absent: no row could be locked for them.
    Dialect.execute(connection, "SET TRANSACTION ISOLATION LEVEL SERIALIZABLE");
  }

  @Override
  public void beginLayout(Connection connection) throws SQLException {
    connection.setAutoCommit(false);
    // CREATE IF NOT EXISTS fails where two do it at the same moment.
    Dialect.execute(connection, "SELECT pg_advisory_xact_lock(" + LOCK + ")");
  }

  @Override
  public Failure failure(SQLException e) {
    String state = e.getSQLState() == null ? "" : e.getSQLState();
    return switch (state) {
      case "40001", "40P01", "23505", "42P07" -> Failure.conflict();
      case "57P01", "57P02", "57P05" -> Failure.lost();
      case "57P03" -> Failure.stale(StoreError.UNAVAILABLE, "the database is starting or stopping");
      case "25006" -> Failure.stale(StoreError.UNAVAILABLE, "the database takes no writes now");
      case "53300" ->
          Failure.refused(StoreError.RATE_LIMITED, "the database has no connection left");
      case "55P03" -> Failure.refused(StoreError.RATE_LIMITED, "the row is locked by others");
      case "57014" ->
          Failure.refused(StoreError.UNAVAILABLE, "the database cancelled the statement");
      case "42501" -> Failure.refused(StoreError.PERMISSION_DENIED, "the user may not do that");
      case "3D000", "3F000", "42P01" ->
          Failure.refused(StoreError.NOT_FOUND, "the database, schema or table is not there");
      case "54000" -> Failure.refused(StoreError.PAYLOAD_TOO_LARGE, "the row is too large");
      default -> byClass(state.length() < 2 ? "" : state.substring(0, 2));
    };
  }

  private static Failure byClass(String start) {
    return switch (start) {
      case "08" -> Failure.lost();
      case "28" ->
          Failure.refused(StoreError.PERMISSION_DENIED, "the database does not know the user");
      case "53" -> Failure.refused(StoreError.UNAVAILABLE, "the database has no resources left");
      case "58", "XX" -> Failure.stale(StoreError.INTERNAL, "the database has an error of its own");
      default -> Failure.unforeseen();
    };
  }
}
