package dev.anyfn.store.tck;

import dev.anyfn.state.Bucket;
import dev.anyfn.state.Table;
import dev.anyfn.testkit.FakeClock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * The store that a rule is run against, and names in it that nobody else uses. For one thread;
 * closes all that it has opened.
 */
final class Trial implements AutoCloseable {

  private final StoreUnderTest store;
  private final String id = UUID.randomUUID().toString().substring(0, 8);
  private final FakeClock clock = FakeClock.at(Instant.ofEpochMilli(System.currentTimeMillis()));
  private final List<Opened> opened = new ArrayList<>();

  Trial(StoreUnderTest store) {
    this.store = store;
  }

  StoreUnderTest store() {
    return store;
  }

  /** Returns a word that no other trial has. */
  String id() {
    return id;
  }

  /** Returns a key that no other trial has. */
  String key(String rest) {
    return id + "/" + rest;
  }

  FakeClock clock() {
    return clock;
  }

  Bucket bucket() {
    return bucket(store);
  }

  Bucket bucket(StoreUnderTest other) {
    return open(other).bucket(Opened.NAME);
  }

  Table table() {
    return table(store);
  }

  Table table(StoreUnderTest other) {
    return open(other).table(Opened.NAME);
  }

  private Opened open(StoreUnderTest other) {
    Opened one = new Opened(other.url(), other.settings(), clock);
    opened.add(one);
    return one;
  }

  @Override
  public void close() {
    for (Opened one : opened) {
      try {
        one.close();
      } catch (RuntimeException e) {
        // Its server may be dead: what matters has been checked.
      }
    }
  }
}
