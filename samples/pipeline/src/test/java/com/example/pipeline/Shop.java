package com.example.pipeline;

import dev.anyfn.runtime.JsonValues;
import dev.anyfn.state.Bucket;
import dev.anyfn.state.Document;
import dev.anyfn.state.Entry;
import dev.anyfn.state.Listing;
import dev.anyfn.state.Query;
import dev.anyfn.state.Table;
import dev.anyfn.state.spi.StoreContext;
import dev.anyfn.testkit.FakeContext;
import dev.anyfn.testkit.state.InMemoryBucketDriver;
import dev.anyfn.testkit.state.InMemoryTableDriver;
import dev.anyfn.testkit.state.InterceptedBucketDriver;
import dev.anyfn.testkit.state.InterceptedTableDriver;
import dev.anyfn.testkit.state.StoreInterceptor;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Two buckets and a table in memory, which outlive the instances that load into them. */
final class Shop {

  private static final StoreInterceptor NOTHING = (operation, call) -> call.run();

  private final InMemoryBucketDriver inbox = new InMemoryBucketDriver(Clock.systemUTC());
  private final InMemoryBucketDriver outbox = new InMemoryBucketDriver(Clock.systemUTC());
  private final InMemoryTableDriver sales = new InMemoryTableDriver();

  /** A fresh instance. */
  Load load() {
    return load(NOTHING);
  }

  /** A fresh instance, all of whose store operations go through other hands. */
  Load load(StoreInterceptor hands) {
    return new Load(
        Bucket.of(context(), () -> new InterceptedBucketDriver(inbox, hands)),
        Bucket.of(context(), () -> new InterceptedBucketDriver(outbox, hands)),
        Table.of(context(), () -> new InterceptedTableDriver(sales, hands)));
  }

  static Summary run(Load load, String file) {
    return load.apply(new Load.Request(file), FakeContext.create());
  }

  Shop upload(String file, Object content) {
    inbox().put(file, content);
    return this;
  }

  Bucket inbox() {
    return Bucket.of(context(), () -> inbox);
  }

  Bucket outbox() {
    return Bucket.of(context(), () -> outbox);
  }

  Table sales() {
    return Table.of(context(), () -> sales);
  }

  /** All that can be seen, with the versions of the files as numbers that tests can compare. */
  Map<String, String> state(String... regions) {
    Map<String, String> versions = new TreeMap<>();
    Map<String, String> state = new TreeMap<>();
    for (String file : keys(inbox())) {
      versions.put(inbox().head(file).orElseThrow().version().token(), "version of " + file);
    }
    for (String key : keys(outbox())) {
      state.put(key, outbox().get(key, String.class).orElseThrow().value());
    }
    for (String partition : partitions(regions)) {
      try (Stream<Document<Object>> rows =
          sales().query(Query.partition(partition), Object.class)) {
        rows.forEach(row -> state.put(row.key().toString(), row.value().toString()));
      }
    }
    versions.forEach((token, name) -> state.replaceAll((key, value) -> value.replace(token, name)));
    return state;
  }

  private List<String> partitions(String... regions) {
    return Stream.of(
            Stream.of("files"),
            keys(inbox()).stream().map(file -> "rows of/" + file),
            Stream.of(regions).map(Sale::partition))
        .flatMap(names -> names)
        .toList();
  }

  private static List<String> keys(Bucket bucket) {
    try (Stream<Entry> entries = bucket.list(Listing.all())) {
      return entries.map(Entry::key).toList();
    }
  }

  private static StoreContext context() {
    return new StoreContext("shop", new JsonValues(), Clock.systemUTC(), new Random(), t -> {});
  }
}
