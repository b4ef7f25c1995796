package dev.anyfn.state;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A selection of the objects of a bucket. Immutable; each method returns a new listing. */
public final class Listing {

  private static final int DEFAULT_PAGE = 1000;

  private final String prefix;
  private final @Nullable String delimiter;
  private final int pageSize;

  private Listing(String prefix, @Nullable String delimiter, int pageSize) {
    this.prefix = prefix;
    this.delimiter = delimiter;
    this.pageSize = pageSize;
  }

  /** {@return the listing of all objects} */
  public static Listing all() {
    return new Listing("", null, DEFAULT_PAGE);
  }

  /**
   * Selects the keys that start with a prefix.
   *
   * @param start the first characters
   */
  public Listing prefix(String start) {
    Objects.requireNonNull(start, "start");
    Names.require("The prefix", start, 0, Bucket.MAX_KEY_BYTES);
    return new Listing(start, delimiter, pageSize);
  }

  /**
   * Groups keys like folders: all keys that have the delimiter after the prefix are one {@link
   * Entry.CommonPrefix}, which ends with it.
   *
   * @param text such as {@code /}, not empty
   */
  public Listing delimiter(String text) {
    Names.require("The delimiter", text, 1, Bucket.MAX_KEY_BYTES);
    return new Listing(prefix, text, pageSize);
  }

  /**
   * Sets the number of entries that are fetched at a time. It changes the cost, never the result.
   *
   * @param entries 1 to 1,000, which is the default
   */
  public Listing pageSize(int entries) {
    return new Listing(prefix, delimiter, Query.checkPage(entries));
  }

  String prefix() {
    return prefix;
  }

  @Nullable String delimiter() {
    return delimiter;
  }

  int pageSize() {
    return pageSize;
  }
}
