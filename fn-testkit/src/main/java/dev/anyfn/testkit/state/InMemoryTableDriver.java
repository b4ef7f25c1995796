package dev.anyfn.testkit.state;

import dev.anyfn.state.Capability;
import dev.anyfn.state.Key;
import dev.anyfn.state.spi.Row;
import dev.anyfn.state.spi.RowPage;
import dev.anyfn.state.spi.RowQuery;
import dev.anyfn.state.spi.RowWrite;
import dev.anyfn.state.spi.TableDriver;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A table in memory, which keeps documents as long as the driver lives. */
public final class InMemoryTableDriver implements TableDriver {

  private final Map<String, NavigableMap<byte[], Row>> partitions = new HashMap<>();

  public InMemoryTableDriver() {}

  @Override
  public Set<Capability> capabilities() {
    return Set.of(Capability.ATOMIC);
  }

  @Override
  public void prime() {
    // There is nothing to connect to.
  }

  @Override
  public synchronized @Nullable Row get(Key key) {
    return partition(key.partition()).get(utf8(key.sort()));
  }

  @Override
  public synchronized void write(RowWrite write, Instant now) {
    require(0, write, now);
    apply(write);
  }

  @Override
  public synchronized void atomic(List<RowWrite> writes, Instant now) {
    for (int i = 0; i < writes.size(); i++) {
      require(i, writes.get(i), now);
    }
    for (RowWrite write : writes) {
      apply(write);
    }
  }

  private void require(int index, RowWrite write, Instant now) {
    Row row = get(write.key());
    write.condition().require(index, row == null || row.expired(now) ? null : row.version());
  }

  private void apply(RowWrite write) {
    NavigableMap<byte[], Row> partition = partition(write.key().partition());
    byte[] sort = utf8(write.key().sort());
    if (write instanceof RowWrite.Put put) {
      partition.put(sort, new Row(put.key(), put.value(), put.revision(), put.expiresAt()));
    } else if (write instanceof RowWrite.Delete) {
      partition.remove(sort);
    }
  }

  @Override
  public synchronized RowPage query(RowQuery query) {
    NavigableMap<byte[], Row> rows = partition(query.partition()).tailMap(query.from(), true);
    byte[] before = query.before();
    if (before != null) {
      rows = rows.headMap(before, false);
    }
    List<Row> page = new ArrayList<>();
    for (Row row : (query.descending() ? rows.descendingMap() : rows).values()) {
      if (page.size() == query.limit()) {
        return new RowPage(page, true);
      }
      page.add(row);
    }
    return new RowPage(page, false);
  }

  /** Returns all documents, in no order; expired ones may be among them. */
  public synchronized List<Row> rows() {
    List<Row> all = new ArrayList<>();
    partitions.values().forEach(partition -> all.addAll(partition.values()));
    return all;
  }

  private NavigableMap<byte[], Row> partition(String name) {
    return partitions.computeIfAbsent(name, n -> new TreeMap<>(Arrays::compareUnsigned));
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    // Nothing is held but memory.
  }
}
