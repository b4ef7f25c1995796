package dev.anyfn.state;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A driver that is opened at its first use, and closed once. */
final class Lazy<D extends AutoCloseable> implements AutoCloseable {

  private final String name;
  private final Supplier<? extends D> open;
  private volatile @Nullable D driver;
  private boolean closed;

  Lazy(String name, Supplier<? extends D> open) {
    this.name = name;
    this.open = open;
  }

  D get() {
    D known = driver;
    return known == null ? open() : known;
  }

  private synchronized D open() {
    if (closed) {
      throw new IllegalStateException(name + " is closed");
    }
    D known = driver;
    if (known == null) {
      try {
        known = open.get();
      } catch (StoreException e) {
        throw e.at(name + ", open");
      }
      driver = known;
    }
    return known;
  }

  @Override
  public synchronized void close() {
    D known = driver;
    closed = true;
    driver = null;
    if (known != null) {
      try {
        known.close();
      } catch (RuntimeException e) {
        throw e;
      } catch (Exception e) {
        throw new IllegalStateException(name + " could not be closed", e);
      }
    }
  }

  static void require(String place, Set<Capability> present, Capability... needed) {
    List<Capability> missing = new ArrayList<>(List.of(needed));
    missing.removeAll(present);
    if (!missing.isEmpty()) {
      throw new StoreException(StoreError.UNSUPPORTED, "the store has no " + missing).at(place);
    }
  }

  /** Refuses a capability that the store does not declare, so that no driver can ignore it. */
  static void require(Set<Capability> present, Capability needed) {
    if (!present.contains(needed)) {
      throw new StoreException(StoreError.UNSUPPORTED, "the store has no " + needed);
    }
  }

  static void requireDeletable(Condition condition) {
    if (condition instanceof Condition.IfAbsent) {
      throw new IllegalArgumentException("A delete cannot have ifAbsent: use ifVersion or none");
    }
  }
}
