package dev.anyfn.store.firestore;

import dev.anyfn.state.Version;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The part of a stored document that conditions look at.
 *
 * @param version our own; null if nothing is stored
 * @param updateTime Firestore's, which a write may demand; null if nothing is stored
 * @param expiresAt null if it stays
 */
record Present(
    @Nullable Version version, @Nullable String updateTime, @Nullable Instant expiresAt) {

  static final Present NOTHING = new Present(null, null, null);

  /** Returns the version that conditions see: null if it has expired. */
  @Nullable Version versionAt(Instant now) {
    return expiresAt != null && !expiresAt.isAfter(now) ? null : version;
  }

  /** Returns Firestore's own condition: nothing has changed since. */
  Map<String, Object> unchanged() {
    return updateTime == null ? Map.of("exists", false) : Map.of("updateTime", updateTime);
  }
}
