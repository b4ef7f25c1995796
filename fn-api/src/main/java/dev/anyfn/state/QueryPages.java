package dev.anyfn.state;

import dev.anyfn.state.spi.Row;
import dev.anyfn.state.spi.RowPage;
import dev.anyfn.state.spi.RowQuery;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The pages of a query. Each starts after the last sort key, so that inserts do not shift it. */
final class QueryPages<T> extends Pages<Document<T>> {

  private final Table table;
  private final Query query;
  private final Type type;
  private byte[] from;
  private byte @Nullable [] before;
  private long left;
  private boolean ended;

  QueryPages(Table table, Query query, Type type) {
    this.table = table;
    this.query = query;
    this.type = type;
    this.left = query.limit();
    byte[] prefix = utf8(query.prefix());
    this.from = query.from() == null ? prefix : later(prefix, utf8(query.from()));
    byte[] end = afterPrefix(prefix);
    byte[] given = query.before() == null ? null : utf8(query.before());
    this.before = end == null ? given : given == null ? end : earlier(end, given);
    this.ended = before != null && Arrays.compareUnsigned(from, before) >= 0;
  }

  @Override
  @Nullable List<Document<T>> next() {
    if (ended || left == 0) {
      return null;
    }
    RowPage page = table.page(rowQuery());
    ended = !page.more() || page.rows().isEmpty();
    Instant now = table.now();
    List<Document<T>> documents = new ArrayList<>();
    for (Row row : page.rows()) {
      moveBehind(row);
      if (left > 0 && !row.expired(now)) {
        documents.add(table.document(row, type));
        left--;
      }
    }
    return documents;
  }

  private RowQuery rowQuery() {
    int limit = (int) Math.min(left, query.pageSize());
    return new RowQuery(query.partition(), from, before, query.isDescending(), limit);
  }

  private void moveBehind(Row row) {
    byte[] sort = utf8(row.key().sort());
    if (query.isDescending()) {
      before = sort;
      ended |= sort.length == 0;
    } else {
      from = Arrays.copyOf(sort, sort.length + 1);
    }
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] later(byte[] a, byte[] b) {
    return Arrays.compareUnsigned(a, b) >= 0 ? a : b;
  }

  private static byte[] earlier(byte[] a, byte[] b) {
    return Arrays.compareUnsigned(a, b) <= 0 ? a : b;
  }

  /**
   * Returns the first bytes after all that start with the prefix. UTF-8 has no byte 0xff, so the
   * last byte can grow.
   */
  private static byte @Nullable [] afterPrefix(byte[] prefix) {
    if (prefix.length == 0) {
      return null;
    }
    byte[] end = prefix.clone();
    end[end.length - 1]++;
    return end;
  }
}
