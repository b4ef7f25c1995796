package dev.anyfn.state.spi;

import dev.anyfn.state.Entry;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of the entries of a listing.
 *
 * @param entries in the order of the UTF-8 bytes of their keys; may be empty though more follow
 * @param next the cursor of the next page, in the driver's own form: a place between two keys,
 *     which inserts and deletes do not shift; null on the last page
 */
public record ObjectPage(List<Entry> entries, @Nullable String next) {
  public ObjectPage {
    entries = List.copyOf(entries);
  }
}
