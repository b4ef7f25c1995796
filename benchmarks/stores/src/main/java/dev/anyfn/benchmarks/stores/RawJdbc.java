package dev.anyfn.benchmarks.stores;

import dev.anyfn.state.spi.ValueCodec;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.Properties;
import java.util.UUID;

/** JDBC by hand: one connection, every statement prepared once. */
final class RawJdbc implements Workload {

  private static final String COLUMNS = "(partition_key, sort_key, document, revision, expires_at)";

  private final ValueCodec codec;
  private final Class<?> type;
  private final Connection connection;
  private final PreparedStatement put;
  private final PreparedStatement get;
  private final PreparedStatement replace;
  private final PreparedStatement page;
  private final String[] revisions = new String[ITEMS];

  RawJdbc(String url, ValueCodec codec, Class<?> type) throws SQLException {
    this.codec = codec;
    this.type = type;
    connection = DriverManager.getConnection(url, settings(url));
    boolean h2 = url.startsWith("jdbc:h2:");
    if (h2) {
      execute("SET WRITE_DELAY 0");
    } else if (url.startsWith("jdbc:sqlite:")) {
      execute("PRAGMA journal_mode=WAL");
      execute("PRAGMA synchronous=FULL");
    }
    String bytes = h2 ? "VARBINARY(1048576)" : url.startsWith("jdbc:sqlite:") ? "BLOB" : "BYTEA";
    execute(
        "CREATE TABLE IF NOT EXISTS raw_items (partition_key "
            + bytes
            + " NOT NULL, sort_key "
            + bytes
            + " NOT NULL, document "
            + bytes
            + " NOT NULL, revision VARCHAR(1000) NOT NULL, expires_at BIGINT,"
            + " PRIMARY KEY (partition_key, sort_key))");
    execute(
        "CREATE INDEX IF NOT EXISTS raw_items_expiry ON raw_items (expires_at)"
            + (h2 ? "" : " WHERE expires_at IS NOT NULL"));
    put =
        connection.prepareStatement(
            h2
                ? "MERGE INTO raw_items "
                    + COLUMNS
                    + " KEY (partition_key, sort_key) VALUES (?, ?, ?, ?, ?)"
                : "INSERT INTO raw_items "
                    + COLUMNS
                    + " VALUES (?, ?, ?, ?, ?) ON CONFLICT (partition_key, sort_key) DO UPDATE SET"
                    + " document = excluded.document, revision = excluded.revision,"
                    + " expires_at = excluded.expires_at");
    get =
        connection.prepareStatement(
            "SELECT sort_key, document, revision, expires_at FROM raw_items"
                + " WHERE partition_key = ? AND sort_key = ?");
    replace =
        connection.prepareStatement(
            "UPDATE raw_items SET document = ?, revision = ?, expires_at = ?"
                + " WHERE partition_key = ? AND sort_key = ? AND revision = ?"
                + " AND (expires_at IS NULL OR expires_at > ?)");
    page =
        connection.prepareStatement(
            "SELECT sort_key, document, revision, expires_at FROM raw_items"
                + " WHERE partition_key = ? AND sort_key >= ? ORDER BY sort_key LIMIT ?");
  }

  /** Those of the driver: a function that waits for a server that has vanished is killed. */
  private static Properties settings(String url) {
    Properties settings = new Properties();
    if (url.startsWith("jdbc:postgresql:")) {
      settings.setProperty("connectTimeout", "10");
      settings.setProperty("socketTimeout", "30");
      settings.setProperty("tcpKeepAlive", "true");
    }
    return settings;
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public void put(int number, Object value) throws SQLException {
    String revision = UUID.randomUUID().toString();
    put.setBytes(1, utf8(PARTITION));
    put.setBytes(2, utf8(Workload.key(number)));
    put.setBytes(3, codec.encode(value));
    put.setString(4, revision);
    put.setNull(5, Types.BIGINT);
    put.executeUpdate();
    revisions[number] = revision;
  }

  @Override
  public Object get(int number) throws SQLException {
    get.setBytes(1, utf8(PARTITION));
    get.setBytes(2, utf8(Workload.key(number)));
    try (ResultSet found = get.executeQuery()) {
      if (!found.next()) {
        throw new SQLException("no item " + number);
      }
      return read(found).value();
    }
  }

  private record Read(String key, Object value, String revision) {}

  private Read read(ResultSet found) throws SQLException {
    long end = found.getLong(4);
    if (!found.wasNull() && end <= System.currentTimeMillis()) {
      throw new SQLException("it has expired");
    }
    return new Read(
        new String(found.getBytes(1), StandardCharsets.UTF_8),
        codec.decode(found.getBytes(2), type),
        found.getString(3));
  }

  @Override
  public void replace(int number, Object value) throws SQLException {
    String revision = UUID.randomUUID().toString();
    replace.setBytes(1, codec.encode(value));
    replace.setString(2, revision);
    replace.setNull(3, Types.BIGINT);
    replace.setBytes(4, utf8(PARTITION));
    replace.setBytes(5, utf8(Workload.key(number)));
    replace.setString(6, revisions[number]);
    replace.setLong(7, System.currentTimeMillis());
    if (replace.executeUpdate() != 1) {
      throw new SQLException("another version is there");
    }
    revisions[number] = revision;
  }

  @Override
  public int page() throws SQLException {
    int count = 0;
    page.setBytes(1, utf8(PARTITION));
    page.setBytes(2, new byte[0]);
    page.setInt(3, ITEMS);
    try (ResultSet found = page.executeQuery()) {
      while (found.next()) {
        count += read(found).value() == null ? 0 : 1;
      }
    }
    return count;
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
