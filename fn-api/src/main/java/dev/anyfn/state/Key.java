package dev.anyfn.state;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The key of a document: a partition and a sort key. The documents of one partition are stored
 * together, in the order of the UTF-8 bytes of their sort keys; {@link Table#query} reads them.
 * Immutable.
 *
 * @param partition 1 to {@value #MAX_PARTITION_BYTES} bytes of UTF-8
 * @param sort 0 to {@value #MAX_SORT_BYTES} bytes of UTF-8; empty if the partition has only one
 *     document
 */
public record Key(String partition, String sort) {

  /** The longest partition, in bytes of UTF-8. */
  public static final int MAX_PARTITION_BYTES = 1024;

  /**
   * The longest sort key, in bytes of UTF-8: the 1,024 of DynamoDB (its developer guide,
   * "Constraints", 2026), less those that a driver needs.
   */
  public static final int MAX_SORT_BYTES = 1000;

  /**
   * Checks the components.
   *
   * @throws IllegalArgumentException if one is too long, or has half a surrogate pair
   */
  public Key {
    Objects.requireNonNull(partition, "partition");
    Objects.requireNonNull(sort, "sort");
    Names.require("The partition of a key", partition, 1, MAX_PARTITION_BYTES);
    Names.require("The sort key", sort, 0, MAX_SORT_BYTES);
  }

  /** Creates the key of the only document of a partition. */
  public static Key of(String partition) {
    return new Key(partition, "");
  }

  /**
   * Creates the key of one of several documents of a partition.
   *
   * @param partition the partition
   * @param sort the sort key
   */
  public static Key of(String partition, String sort) {
    return new Key(partition, sort);
  }

  // The first call of a record's own equals links it by method handles, which costs a cold start
  // some 10 ms; stores compare these.
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Key key && partition.equals(key.partition) && sort.equals(key.sort);
  }

  @Override
  public int hashCode() {
    return 31 * partition.hashCode() + sort.hashCode();
  }

  @Override
  public String toString() {
    return sort.isEmpty()
        ? Names.quote(partition)
        : Names.quote(partition) + "/" + Names.quote(sort);
  }
}
