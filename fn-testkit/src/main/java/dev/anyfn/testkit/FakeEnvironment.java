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
 * whose address is not set is in memory, and belongs to this environment. Not safe for use by many
 * threads while it is being made up.
 */
public final class FakeEnvironment implements Environment {

  private final Map<String, String> settings = new HashMap<>();
  private final Stores stores =
      new Stores(
          this, FakeEnvironment.class.getClassLoader(), new JsonValues(), new InMemoryProvider());
  private Clock clock = Clock.systemUTC();
  private @Nullable Environment lender;

  private FakeEnvironment() {}

  /** Returns an environment without settings, in real time: an environment of its own. */
  public static FakeEnvironment create() {
    return new FakeEnvironment();
  }

  /**
   * Sets a setting.
   *
   * @param name the name of the environment variable
   * @param value its value; blank is as good as not set
   */
  public FakeEnvironment setting(String name, String value) {
    settings.put(name, value);
    return this;
  }

  /**
   * Sets the time.
   *
   * @param time the clock
   */
  public FakeEnvironment clock(Clock time) {
    this.clock = time;
    return this;
  }

  /**
   * Has the stores of another environment from now on, such as a simulator's.
   *
   * @param other whose they are, and stay
   */
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
