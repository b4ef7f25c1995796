package dev.anyfn.benchmarks.stores;

import dev.anyfn.state.Condition;
import dev.anyfn.state.Document;
import dev.anyfn.state.Key;
import dev.anyfn.state.Query;
import dev.anyfn.state.Table;
import dev.anyfn.state.Version;
import java.util.Iterator;
import java.util.stream.Stream;

/** A table, as a function has it. */
final class PortableTable implements Workload {

  private final Table table;
  private final Class<?> type;
  private final Version[] versions = new Version[ITEMS];

  PortableTable(Table table, Class<?> type) {
    this.table = table;
    this.type = type;
  }

  private static Key at(int number) {
    return Key.of(PARTITION, Workload.key(number));
  }

  @Override
  public void put(int number, Object value) {
    versions[number] = table.put(at(number), value);
  }

  @Override
  public Object get(int number) {
    return table.get(at(number), type).orElseThrow().value();
  }

  @Override
  public void replace(int number, Object value) {
    versions[number] = table.put(at(number), value, Condition.ifVersion(versions[number]));
  }

  @Override
  public int page() {
    int count = 0;
    try (Stream<? extends Document<?>> documents =
        table.query(Query.partition(PARTITION).limit(ITEMS), type)) {
      for (Iterator<? extends Document<?>> each = documents.iterator(); each.hasNext(); ) {
        count += each.next().value() == null ? 0 : 1;
      }
    }
    return count;
  }

  @Override
  public void close() {
    table.close();
  }
}
