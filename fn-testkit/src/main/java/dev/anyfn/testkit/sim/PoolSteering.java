package dev.anyfn.testkit.sim;

import dev.anyfn.state.Entry;
import dev.anyfn.state.Range;
import dev.anyfn.state.spi.BucketDriver;
import dev.anyfn.state.spi.ObjectBody;
import dev.anyfn.state.spi.ObjectPage;
import dev.anyfn.state.spi.ObjectQuery;
import dev.anyfn.state.spi.Row;
import dev.anyfn.testkit.FakeClock;
import dev.anyfn.testkit.sim.steer.Snapshot;
import dev.anyfn.testkit.sim.steer.Steering;
import dev.anyfn.testkit.state.InMemoryTableDriver;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Steers the pool and the world of one simulator. */
final class PoolSteering implements Steering<StateChange> {

  private final World world;
  private final Pool pool;
  private volatile @Nullable InstanceState before;
  private volatile @Nullable InstanceState after;

  PoolSteering(World world, Pool pool) {
    this.world = world;
    this.pool = pool;
  }

  @Override
  public void watch() {
    world.noteDefaults();
    pool.watch(
        (process, sandbox, isBefore) -> {
          InstanceState state = new StateReader(process, sandbox).read();
          if (isBefore) {
            before = state;
          } else {
            after = state;
          }
        });
  }

  @Override
  public void chance(long startSeed, long callSeed) {
    world.steady(startSeed, callSeed);
  }

  @Override
  public void at(Instant time) {
    FakeClock clock = world.time().clock();
    clock.advance(Duration.between(clock.instant(), time));
    pool.keepBusy();
  }

  @Override
  public void next(int instance) {
    before = null;
    after = null;
    pool.want(instance);
  }

  @Override
  public void end(int instance) {
    pool.end(instance);
  }

  @Override
  public Optional<Snapshot<StateChange>> before() {
    return Optional.ofNullable(before);
  }

  @Override
  public Optional<Snapshot<StateChange>> after() {
    return Optional.ofNullable(after);
  }

  @Override
  public List<String> askedForDefaults() {
    return world.askedForDefaults();
  }

  @Override
  public Map<String, Map<String, byte[]>> documents() {
    Map<String, Map<String, byte[]>> stores = new TreeMap<>();
    world
        .openTables()
        .forEach(
            (name, driver) -> {
              if (driver instanceof InMemoryTableDriver table) {
                stores.put("table " + name, rows(table));
              }
            });
    world.openBuckets().forEach((name, bucket) -> stores.put("bucket " + name, objects(bucket)));
    return stores;
  }

  private Map<String, byte[]> rows(InMemoryTableDriver table) {
    Map<String, byte[]> rows = new TreeMap<>();
    for (Row row : table.rows()) {
      if (!row.expired(world.time().clock().instant())) {
        rows.put(row.key().partition() + " " + row.key().sort(), row.value());
      }
    }
    return rows;
  }

  private static Map<String, byte[]> objects(BucketDriver bucket) {
    Map<String, byte[]> objects = new TreeMap<>();
    String cursor = null;
    do {
      ObjectPage page = bucket.list(new ObjectQuery("", null, 1000), cursor);
      for (Entry entry : page.entries()) {
        ObjectBody body = bucket.open(entry.key(), Range.all());
        if (body != null) {
          try (InputStream in = body.stream()) {
            objects.put(entry.key(), in.readAllBytes());
          } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + entry.key(), e);
          }
        }
      }
      cursor = page.next();
    } while (cursor != null);
    return objects;
  }
}
