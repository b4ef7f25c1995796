package dev.anyfn.store.firestore;

import dev.anyfn.state.Condition;
import dev.anyfn.state.Version;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is stored at a key, as far as conditions go.
 *
 * @param version our own; null if nothing is stored
 * @param updateTime Firestore's, which a write may demand; null if nothing is stored
 * @param expiresAt null if it stays
 */
record Present(
    @Nullable Version version, @Nullable String updateTime, @Nullable Instant expiresAt) {

  static final Present NOTHING = new Present(null, null, null);

  boolean holds(Condition condition, Instant now) {
    boolean absent = version == null || (expiresAt != null && !expiresAt.isAfter(now));
    if (condition instanceof Condition.IfVersion must) {
      return !absent && must.version().equals(version);
    }
    return condition instanceof Condition.None || absent;
  }

  /** In Firestore's words: nothing has changed since. */
  Map<String, Object> unchanged() {
    return updateTime == null ? Map.of("exists", false) : Map.of("updateTime", updateTime);
  }
}
