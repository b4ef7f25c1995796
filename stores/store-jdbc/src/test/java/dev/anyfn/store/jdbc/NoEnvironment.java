package dev.anyfn.store.jdbc;

import dev.anyfn.Environment;
import dev.anyfn.state.Bucket;
import dev.anyfn.state.Table;
import java.time.Clock;
import java.util.Optional;

/** An environment with nothing in it, for drivers alone. */
record NoEnvironment() implements Environment {

  @Override
  public Optional<String> setting(String name) {
    return Optional.empty();
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
