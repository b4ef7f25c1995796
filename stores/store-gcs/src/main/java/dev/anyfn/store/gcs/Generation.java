package dev.anyfn.store.gcs;

import dev.anyfn.state.Condition;
import dev.anyfn.state.StoreException;
import dev.anyfn.state.Version;
import org.jspecify.annotations.Nullable;

/** The condition of a request: the number of the generation that must be there, 0 for none. */
final class Generation {

  static final String NOTHING = "0";

  private static final int MOST_DIGITS = 18;

  private Generation() {}

  /** Returns the generation that must be there; null for any. */
  static @Nullable String of(Condition condition) {
    if (condition instanceof Condition.IfVersion must) {
      return of(must.version());
    }
    return condition instanceof Condition.IfAbsent ? NOTHING : null;
  }

  /** A version that is not written in our form is of another store, and 0 would mean absence. */
  private static String of(Version version) {
    String token = version.token();
    boolean other = token.startsWith("0") || token.length() > MOST_DIGITS;
    for (int i = 0; i < token.length(); i++) {
      other |= token.charAt(i) < '0' || token.charAt(i) > '9';
    }
    if (other) {
      throw StoreException.preconditionFailed(0, "the version is of another store");
    }
    return token;
  }
}
