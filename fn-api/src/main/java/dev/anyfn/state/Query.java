package dev.anyfn.state;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A selection of the documents of a partition, with their order. Immutable; each method returns a
 * new query.
 */
public final class Query {

  private static final int DEFAULT_PAGE = 100;
  private static final int MAX_PAGE = 1000;

  private final String partition;
  private final String prefix;
  private final @Nullable String from;
  private final @Nullable String before;
  private final boolean descending;
  private final long limit;
  private final int pageSize;

  private Query(
      String partition,
      String prefix,
      @Nullable String from,
      @Nullable String before,
      boolean descending,
      long limit,
      int pageSize) {
    this.partition = partition;
    this.prefix = prefix;
    this.from = from;
    this.before = before;
    this.descending = descending;
    this.limit = limit;
    this.pageSize = pageSize;
  }

  /**
   * Selects all documents of a partition, in ascending order of the UTF-8 bytes of their sort keys.
   *
   * @param partition the partition
   * @return the query
   */
  public static Query partition(String partition) {
    Objects.requireNonNull(partition, "partition");
    Names.require("The partition of a query", partition, 1, Key.MAX_PARTITION_BYTES);
    return new Query(partition, "", null, null, false, Long.MAX_VALUE, DEFAULT_PAGE);
  }

  /**
   * Selects the sort keys that start with a prefix.
   *
   * @param start the first characters
   */
  public Query prefix(String start) {
    Objects.requireNonNull(start, "start");
    Names.require("The prefix", start, 0, Key.MAX_SORT_BYTES);
    return new Query(partition, start, from, before, descending, limit, pageSize);
  }

  /**
   * Sets the lower bound of the sort keys.
   *
   * @param first the first sort key, inclusive
   */
  public Query from(String first) {
    Objects.requireNonNull(first, "first");
    Names.require("The lower bound", first, 0, Key.MAX_SORT_BYTES);
    return new Query(partition, prefix, first, before, descending, limit, pageSize);
  }

  /**
   * Sets the upper bound of the sort keys.
   *
   * @param end the end, exclusive
   */
  public Query before(String end) {
    Objects.requireNonNull(end, "end");
    Names.require("The upper bound", end, 0, Key.MAX_SORT_BYTES);
    return new Query(partition, prefix, from, end, descending, limit, pageSize);
  }

  /** Reverses the order. */
  public Query descending() {
    return new Query(partition, prefix, from, before, true, limit, pageSize);
  }

  /**
   * Sets the largest number of documents.
   *
   * @param most zero or more
   */
  public Query limit(long most) {
    if (most < 0) {
      throw new IllegalArgumentException("A limit is zero or more, not " + most);
    }
    return new Query(partition, prefix, from, before, descending, most, pageSize);
  }

  /**
   * Sets the number of documents that are fetched at a time. It changes the cost, never the result.
   *
   * @param documents 1 to 1,000; 100 by default
   */
  public Query pageSize(int documents) {
    return new Query(partition, prefix, from, before, descending, limit, checkPage(documents));
  }

  static int checkPage(int size) {
    if (size < 1 || size > MAX_PAGE) {
      throw new IllegalArgumentException("A page has 1 to " + MAX_PAGE + " entries, not " + size);
    }
    return size;
  }

  String partition() {
    return partition;
  }

  String prefix() {
    return prefix;
  }

  @Nullable String from() {
    return from;
  }

  @Nullable String before() {
    return before;
  }

  boolean isDescending() {
    return descending;
  }

  long limit() {
    return limit;
  }

  int pageSize() {
    return pageSize;
  }
}
