package dev.anyfn.testkit.sim;

import dev.anyfn.Environment;
import dev.anyfn.runtime.JsonValues;
import dev.anyfn.state.Bucket;
import dev.anyfn.state.Table;
import dev.anyfn.state.spi.StoreContext;
import dev.anyfn.testkit.state.InterceptedBucketDriver;
import dev.anyfn.testkit.state.InterceptedTableDriver;
import dev.anyfn.testkit.state.StoreInterceptor;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** The environment of the functions of one process, or of the test itself. */
final class GuestEnvironment implements Environment {

  private final Map<String, String> settings;
  private final World world;
  private final Clock clock;
  private final RandomGenerator random;
  private final StoreContext.Pause pause;
  private final StoreInterceptor interceptor;
  private final JsonValues codec = new JsonValues();
  private final Map<String, Bucket> buckets = new HashMap<>();
  private final Map<String, Table> tables = new HashMap<>();

  GuestEnvironment(
      Map<String, String> settings,
      World world,
      Clock clock,
      RandomGenerator random,
      StoreContext.Pause pause,
      StoreInterceptor interceptor) {
    this.settings = settings;
    this.world = world;
    this.clock = clock;
    this.random = random;
    this.pause = pause;
    this.interceptor = interceptor;
  }

  @Override
  public Optional<String> setting(String name) {
    return Optional.ofNullable(settings.get(name)).filter(value -> !value.isBlank());
  }

  @Override
  public Clock clock() {
    return clock;
  }

  @Override
  public synchronized Bucket bucket(String name) {
    return buckets.computeIfAbsent(
        name,
        n -> Bucket.of(context(n), () -> InterceptedBucketDriver.lent(world.bucket(n), before(n))));
  }

  @Override
  public synchronized Table table(String name) {
    return tables.computeIfAbsent(
        name,
        n -> Table.of(context(n), () -> InterceptedTableDriver.lent(world.table(n), before(n))));
  }

  /** Returns the interceptor with the name of the store that it stands before. */
  private StoreInterceptor before(String name) {
    return (operation, call) -> interceptor.around(operation.of(name), call);
  }

  private StoreContext context(String name) {
    return new StoreContext(name, codec, clock, random, pause);
  }
}
