package dev.anyfn.store.jdbc;

import dev.anyfn.state.Condition;
import dev.anyfn.state.Key;
import dev.anyfn.state.Version;
import dev.anyfn.state.spi.Row;
import dev.anyfn.state.spi.RowWrite;
import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Values as they stand in a row, in the order of the statements of {@link Sql}. */
final class Columns {

  private Columns() {}

  /** Two columns. */
  static void key(PreparedStatement statement, int at, Key key) throws SQLException {
    statement.setBytes(at, utf8(key.partition()));
    statement.setBytes(at + 1, utf8(key.sort()));
  }

  /** Three columns. */
  static void document(PreparedStatement statement, int at, RowWrite.Put put) throws SQLException {
    statement.setBytes(at, put.value());
    statement.setString(at + 1, put.revision().token());
    Instant end = put.expiresAt();
    if (end == null) {
      statement.setNull(at + 2, Types.BIGINT);
    } else {
      statement.setLong(at + 2, end.toEpochMilli());
    }
  }

  /** Two columns: what must be there, and must not have expired. */
  static void present(PreparedStatement statement, int at, Condition.IfVersion must, Instant now)
      throws SQLException {
    statement.setString(at, comparable(must.version()));
    statement.setLong(at + 1, now.toEpochMilli());
  }

  /** A version may be a stranger's, with characters that the database does not take. */
  private static String comparable(Version version) {
    String token = version.token();
    for (int i = 0; i < token.length(); i++) {
      if (token.charAt(i) < ' ' || token.charAt(i) > '~') {
        return "";
      }
    }
    return token;
  }

  /** Of {@code sort_key, document, revision, expires_at}, from a column on. */
  static Row row(String partition, ResultSet found, int at) throws SQLException {
    Key key = new Key(partition, text(found.getBytes(at)));
    long millis = found.getLong(at + 3);
    Instant end = found.wasNull() ? null : Instant.ofEpochMilli(millis);
    return new Row(key, bytes(found.getBytes(at + 1)), Version.of(found.getString(at + 2)), end);
  }

  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static String text(byte @Nullable [] utf8) {
    return new String(bytes(utf8), StandardCharsets.UTF_8);
  }

  /** Some drivers read what is empty as null; no column of bytes is null. */
  private static byte[] bytes(byte @Nullable [] read) {
    return read == null ? new byte[0] : read;
  }
}
