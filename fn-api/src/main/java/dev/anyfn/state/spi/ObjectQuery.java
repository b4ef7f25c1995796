package dev.anyfn.state.spi;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A selection of objects.
 *
 * @param prefix the beginning of the keys; may be empty
 * @param delimiter keys that have it after the prefix are listed once, up to and including it; null
 *     for no groups
 * @param limit the most entries, 1 to 1,000
 */
public record ObjectQuery(String prefix, @Nullable String delimiter, int limit) {
  public ObjectQuery {
    Objects.requireNonNull(prefix, "prefix");
  }
}
