package dev.anyfn.benchmarks.stores;

import dev.anyfn.state.Bucket;
import dev.anyfn.state.Condition;
import dev.anyfn.state.Entry;
import dev.anyfn.state.Listing;
import dev.anyfn.state.Version;
import java.util.Iterator;
import java.util.stream.Stream;

/** A bucket, as a function has it. */
final class PortableBucket implements Workload {

  private final Bucket bucket;
  private final Class<?> type;
  private final Version[] versions = new Version[ITEMS];

  PortableBucket(Bucket bucket, Class<?> type) {
    this.bucket = bucket;
    this.type = type;
  }

  private static String at(int number) {
    return PARTITION + "/" + Workload.key(number);
  }

  @Override
  public void put(int number, Object value) {
    versions[number] = bucket.put(at(number), value).version();
  }

  @Override
  public Object get(int number) {
    return bucket.get(at(number), type).orElseThrow().value();
  }

  @Override
  public void replace(int number, Object value) {
    versions[number] =
        bucket.put(at(number), value, Condition.ifVersion(versions[number])).version();
  }

  @Override
  public int page() {
    int count = 0;
    try (Stream<Entry> entries =
        bucket.list(Listing.all().prefix(PARTITION + "/").pageSize(ITEMS))) {
      for (Iterator<Entry> each = entries.iterator(); each.hasNext(); ) {
        count += each.next() instanceof Entry.Found ? 1 : 0;
      }
    }
    return count;
  }

  @Override
  public void close() {
    bucket.close();
  }
}
