package dev.anyfn.store.tck;

import dev.anyfn.Environment;
import dev.anyfn.runtime.JsonValues;
import dev.anyfn.runtime.Stores;
import dev.anyfn.state.Bucket;
import dev.anyfn.state.Table;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A store as a function opens it: by a setting. */
final class Opened implements Environment, AutoCloseable {

  static final String NAME = "conformance";

  private final Map<String, String> settings;
  private final Clock clock;
  private final Stores stores;

  Opened(String url, Map<String, String> settings, Clock clock) {
    this.settings = new HashMap<>(settings);
    this.settings.put("FN_BUCKET_CONFORMANCE", url);
    this.settings.put("FN_TABLE_CONFORMANCE", url);
    this.clock = clock;
    ClassLoader loader = Thread.currentThread().getContextClassLoader();
    this.stores =
        new Stores(
            this, loader == null ? Opened.class.getClassLoader() : loader, new JsonValues(), null);
  }

  @Override
  public Optional<String> setting(String name) {
    return Optional.ofNullable(settings.get(name));
  }

  @Override
  public Clock clock() {
    return clock;
  }

  @Override
  public Bucket bucket(String name) {
    return stores.bucket(name);
  }

  @Override
  public Table table(String name) {
    return stores.table(name);
  }

  @Override
  public void close() {
    stores.close();
  }
}
