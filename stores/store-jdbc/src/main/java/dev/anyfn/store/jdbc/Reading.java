package dev.anyfn.store.jdbc;

import dev.anyfn.state.Key;
import dev.anyfn.state.spi.Row;
import dev.anyfn.state.spi.RowPage;
import dev.anyfn.state.spi.RowQuery;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Reads rows. */
final class Reading {

  private Reading() {}

  /** One row; none, or one. */
  static final class One extends Work<List<Row>> {
    private final Sql sql;
    private final Key key;

    One(Sql sql, Key key) {
      this.sql = sql;
      this.key = key;
    }

    @Override
    List<Row> run(OpenConnection open) throws SQLException {
      PreparedStatement statement = open.statement(sql.get());
      Columns.key(statement, 1, key);
      try (ResultSet found = statement.executeQuery()) {
        return found.next() ? List.of(Columns.row(key.partition(), found, 1)) : List.of();
      }
    }
  }

  /** Some rows of a partition: as many as surely fit into memory. */
  static final class Page extends Work<RowPage> {

    /** PostgreSQL's driver holds all of an answer: 35 MB, if all are as large as they may be. */
    private static final int MOST_ROWS = 100;

    private static final long MOST_BYTES = 4_000_000;

    private final Sql sql;
    private final RowQuery query;

    Page(Sql sql, RowQuery query) {
      this.sql = sql;
      this.query = query;
    }

    @Override
    RowPage run(OpenConnection open) throws SQLException {
      byte[] before = query.before();
      int limit = Math.min(query.limit(), MOST_ROWS);
      PreparedStatement statement = open.statement(sql.query(before != null, query.descending()));
      statement.setBytes(1, Columns.utf8(query.partition()));
      statement.setBytes(2, query.from());
      if (before != null) {
        statement.setBytes(3, before);
      }
      statement.setInt(before == null ? 3 : 4, limit);
      try (ResultSet found = statement.executeQuery()) {
        return page(found, limit);
      }
    }

    private RowPage page(ResultSet found, int limit) throws SQLException {
      List<Row> rows = new ArrayList<>();
      long bytes = 0;
      while (found.next()) {
        Row row = Columns.row(query.partition(), found, 1);
        rows.add(row);
        bytes += row.value().length;
        if (bytes > MOST_BYTES) {
          return new RowPage(rows, true);
        }
      }
      return new RowPage(rows, rows.size() == limit);
    }
  }
}
