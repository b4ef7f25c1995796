package dev.anyfn.store.gcs;

import dev.anyfn.state.Condition;
import dev.anyfn.state.StoreException;
import dev.anyfn.state.Version;
import org.jspecify.annotations.Nullable;

/** The condition of a request: the number of the generation that must be there, 0 for none. */
final class Generation {

  static final String NOTHING = "0";

  private Generation() {}

  /** Null if anything may be there. */
  static @Nullable String of(Condition condition) {
    if (condition instanceof Condition.IfVersion must) {
      return of(must.version());
    }
    return condition instanceof Condition.IfAbsent ? NOTHING : null;
  }

  /**
   * What is not written as we write it is of another store, and 0 would mean that nothing is there.
   */
  private static String of(Version version) {
    String token = version.token();
    boolean digits = token.length() <= 19 && token.chars().allMatch(c -> c >= '0' && c <= '9');
    if (!digits || token.startsWith("0")) {
      throw StoreException.preconditionFailed(0, "the version is of another store");
    }
    return token;
  }
}
