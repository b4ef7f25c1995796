package dev.anyfn.store.firestore;

import dev.anyfn.state.Capability;
import dev.anyfn.state.Key;
import dev.anyfn.state.spi.Row;
import dev.anyfn.state.spi.RowPage;
import dev.anyfn.state.spi.RowQuery;
import dev.anyfn.state.spi.RowWrite;
import dev.anyfn.state.spi.TableDriver;
import dev.anyfn.store.google.Json;
import dev.anyfn.store.google.Pauses;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One collection of Firestore. All reads are strongly consistent. */
final class FirestoreTableDriver implements TableDriver {

  /** A page comes whole, and documents may be large. */
  private static final int MOST_ROWS = 100;

  private final Endpoint endpoint;
  private final Pauses pauses;

  FirestoreTableDriver(Endpoint endpoint, Pauses pauses) {
    this.endpoint = endpoint;
    this.pauses = pauses;
  }

  @Override
  public Set<Capability> capabilities() {
    return Set.of(Capability.ATOMIC, Capability.SHARED, Capability.DURABLE);
  }

  /** Reads a document that need not be there, as nobody knows what else the account may do. */
  @Override
  public void prime() {
    get(Key.of("anyfn-prime"));
  }

  @Override
  public @Nullable Row get(Key key) {
    Json document = endpoint.find(key);
    return document.isMissing() ? null : Documents.row(key.partition(), document);
  }

  @Override
  public void write(RowWrite write, Instant now) {
    new Commit(endpoint, List.of(write), now, pauses).run();
  }

  @Override
  public void atomic(List<RowWrite> writes, Instant now) {
    new Commit(endpoint, writes, now, pauses).run();
  }

  @Override
  public RowPage query(RowQuery query) {
    int limit = Math.min(query.limit(), MOST_ROWS);
    Object request = Map.of("structuredQuery", structured(query, limit));
    List<Row> rows = new ArrayList<>();
    for (Json element : endpoint.query(query.partition(), request).json().elements()) {
      Json document = element.at("document");
      if (!document.isMissing()) {
        rows.add(Documents.row(query.partition(), document));
      }
    }
    return new RowPage(rows, rows.size() == limit);
  }

  /** Sorts by a field of ours: the order by name has no descending index. */
  private static Map<String, Object> structured(RowQuery query, int limit) {
    Map<String, Object> field = Map.of("fieldPath", Documents.SORT);
    List<Map<String, Object>> filters = new ArrayList<>();
    filters.add(filter(field, "GREATER_THAN_OR_EQUAL", query.from()));
    byte[] before = query.before();
    if (before != null) {
      filters.add(filter(field, "LESS_THAN", before));
    }
    Map<String, Object> structured = new HashMap<>();
    structured.put("from", List.of(Map.of("collectionId", Endpoint.ROWS)));
    structured.put("where", Map.of("compositeFilter", Map.of("op", "AND", "filters", filters)));
    structured.put(
        "orderBy",
        List.of(
            Map.of("field", field, "direction", query.descending() ? "DESCENDING" : "ASCENDING")));
    structured.put("limit", limit);
    return structured;
  }

  private static Map<String, Object> filter(Map<String, Object> field, String op, byte[] bound) {
    return Map.of("fieldFilter", Map.of("field", field, "op", op, "value", Documents.bytes(bound)));
  }

  /** Connections are the JDK's, which closes them after some seconds. */
  @Override
  public void close() {
    // nothing is held
  }
}
