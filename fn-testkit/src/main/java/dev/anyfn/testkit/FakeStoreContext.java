package dev.anyfn.testkit;

import dev.anyfn.runtime.JsonValues;
import dev.anyfn.state.spi.StoreAddress;
import dev.anyfn.state.spi.StoreContext;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A store's context in virtual time: a pause takes no time, advances the clock and is recorded. All
 * contexts draw the same random numbers, so stores over one driver share one. Safe for use by many
 * threads.
 */
public final class FakeStoreContext {

  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  private static final long SEED = 17;

  private final FakeClock clock = FakeClock.at(START);
  private final List<Duration> pauses = new CopyOnWriteArrayList<>();
  private final SplittableRandom random = new SplittableRandom(SEED);
  private final StoreContext context;

  private FakeStoreContext(String name) {
    this.context = new StoreContext(name, new JsonValues(), clock, this::random, this::pause);
  }

  /** Creates a context for the store of a name. */
  public static FakeStoreContext create(String name) {
    return new FakeStoreContext(name);
  }

  private synchronized long random() {
    return random.nextLong();
  }

  private void pause(Duration time) {
    pauses.add(time);
    clock.advance(time);
  }

  /** Returns the context for a driver or a portable type. */
  public StoreContext context() {
    return context;
  }

  /** Returns the address of a URL, with this context, for a provider to open. */
  public StoreAddress address(String url, FakeEnvironment environment) {
    return new StoreAddress(url, environment, context);
  }

  /** Returns the clock that each pause advances. */
  public FakeClock clock() {
    return clock;
  }

  /** Returns all pauses so far, in order. */
  public List<Duration> pauses() {
    return List.copyOf(pauses);
  }
}
