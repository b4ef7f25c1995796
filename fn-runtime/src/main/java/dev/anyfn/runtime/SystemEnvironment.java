package dev.anyfn.runtime;

import dev.anyfn.Environment;
import dev.anyfn.state.Bucket;
import dev.anyfn.state.Table;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The environment of a function that runs for real: variables, the system's clock, and the stores
 * that the variables name. What stores need is loaded when the first one is asked for.
 */
final class SystemEnvironment implements Environment, AutoCloseable {

  private final Settings settings;
  private final ClassLoader loader;
  private @Nullable Stores stores;

  SystemEnvironment(Settings settings, ClassLoader loader) {
    this.settings = settings;
    this.loader = loader;
  }

  @Override
  public Optional<String> setting(String name) {
    String value = variables().get(name);
    return value == null || value.isBlank() ? Optional.empty() : Optional.of(value);
  }

  @Override
  public Clock clock() {
    return Clock.systemUTC();
  }

  @Override
  public Bucket bucket(String name) {
    return stores().bucket(name);
  }

  @Override
  public Table table(String name) {
    return stores().table(name);
  }

  private synchronized Stores stores() {
    if (stores == null) {
      stores = Stores.of(this, loader, settings);
    }
    return stores;
  }

  private Map<String, String> variables() {
    return settings.environment();
  }

  /** Closes the stores that were opened. */
  @Override
  public synchronized void close() {
    if (stores != null) {
      stores.close();
    }
  }

  /** The names alone: values may be secrets. */
  @Override
  public String toString() {
    return "Environment" + variables().keySet();
  }
}
