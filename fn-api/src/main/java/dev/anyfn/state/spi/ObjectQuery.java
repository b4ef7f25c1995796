package dev.anyfn.state.spi;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Which objects are listed.
 *
 * @param prefix how their keys begin; may be empty
 * @param delimiter keys that have it after the prefix are named once, up to and with it; null if
 *     all are named
 * @param limit how many entries at most, 1 to 1,000
 */
public record ObjectQuery(String prefix, @Nullable String delimiter, int limit) {
  public ObjectQuery {
    Objects.requireNonNull(prefix, "prefix");
  }
}
