package dev.anyfn.benchmarks.stores;

import dev.anyfn.Environment;
import dev.anyfn.state.Bucket;
import dev.anyfn.state.Table;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;

/** Settings as they are, the system's clock, and no stores. */
record ProcessEnvironment(Map<String, String> settings) implements Environment {

  @Override
  public Optional<String> setting(String name) {
    return Optional.ofNullable(settings.get(name));
  }

  @Override
  public Clock clock() {
    return Clock.systemUTC();
  }

  @Override
  public Bucket bucket(String name) {
    throw new UnsupportedOperationException();
  }

  @Override
  public Table table(String name) {
    throw new UnsupportedOperationException();
  }
}
