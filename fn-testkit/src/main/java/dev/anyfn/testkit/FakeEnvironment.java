package dev.anyfn.testkit;

import dev.anyfn.Environment;
import dev.anyfn.runtime.JsonValues;
import dev.anyfn.runtime.Stores;
import dev.anyfn.state.Bucket;
import dev.anyfn.state.Table;
import dev.anyfn.testkit.state.InMemoryProvider;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An environment that a test makes up, for functions whose constructor takes one. A bucket or table
 * without an address is in memory and belongs to this environment. Not thread-safe while it is
 * built.
 */
public final class FakeEnvironment implements Environment {

  private final Map<String, String> settings = new HashMap<>();
  private final Stores stores =
      new Stores(
          this, FakeEnvironment.class.getClassLoader(), new JsonValues(), new InMemoryProvider());
  private Clock clock = Clock.systemUTC();
  private @Nullable Environment lender;

  private FakeEnvironment() {}

  /** Returns an environment without settings, in real time. */
  public static FakeEnvironment create() {
    return new FakeEnvironment();
  }

  /** Sets an environment variable; a blank value counts as not set. */
  public FakeEnvironment setting(String name, String value) {
    settings.put(name, value);
    return this;
  }

  /** Sets the clock. */
  public FakeEnvironment clock(Clock time) {
    this.clock = time;
    return this;
  }

  /** Uses the stores of another environment, such as a simulator's, which keeps and closes them. */
  public FakeEnvironment storesOf(Environment other) {
    this.lender = other;
    return this;
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
  public Bucket bucket(String name) {
    return lender == null ? stores.bucket(name) : lender.bucket(name);
  }

  @Override
  public Table table(String name) {
    return lender == null ? stores.table(name) : lender.table(name);
  }
}
