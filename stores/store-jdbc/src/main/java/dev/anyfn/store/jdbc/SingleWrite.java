package dev.anyfn.store.jdbc;

import dev.anyfn.state.Condition;
import dev.anyfn.state.spi.RowWrite;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;

/** One write, in one statement: its result is how many rows it changed. */
final class SingleWrite extends Work<Integer> {

  private final Sql sql;
  private final RowWrite write;
  private final Instant now;

  SingleWrite(Sql sql, RowWrite write, Instant now) {
    this.sql = sql;
    this.write = write;
    this.now = now;
  }

  @Override
  boolean mayHaveWritten() {
    return true;
  }

  @Override
  Integer run(OpenConnection open) throws SQLException {
    PreparedStatement statement = open.statement(statement());
    try {
      Condition condition = write.condition();
      int key = 1;
      if (write instanceof RowWrite.Put put) {
        boolean replaces = condition instanceof Condition.IfVersion;
        key = replaces ? 4 : 1;
        Columns.document(statement, replaces ? 1 : 3, put);
        if (condition instanceof Condition.IfAbsent) {
          statement.setLong(6, now.toEpochMilli());
        }
      }
      Columns.key(statement, key, write.key());
      if (condition instanceof Condition.IfVersion must) {
        Columns.present(statement, key + 2, must, now);
      }
      return statement.executeUpdate();
    } finally {
      // Else it would hold the document until its next use.
      statement.clearParameters();
    }
  }

  private String statement() {
    Condition condition = write.condition();
    if (write instanceof RowWrite.Delete) {
      return condition instanceof Condition.IfVersion ? sql.deleteIfVersion() : sql.delete();
    }
    if (condition instanceof Condition.IfVersion) {
      return sql.putIfVersion();
    }
    return condition instanceof Condition.IfAbsent ? sql.putIfAbsent() : sql.put();
  }
}
