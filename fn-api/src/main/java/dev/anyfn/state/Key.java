package dev.anyfn.state;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where a document is in a table: a partition and, within it, a sort key. Documents of one
 * partition are together, in the order of the UTF-8 bytes of their sort keys; {@link Table#query}
 * reads them. Immutable.
 *
 * @param partition 1 to {@value #MAX_PARTITION_BYTES} bytes of UTF-8
 * @param sort 0 to {@value #MAX_SORT_BYTES} bytes of UTF-8; empty where a partition has but one
 *     document
 */
public record Key(String partition, String sort) {

  /** The longest partition, in bytes of UTF-8. */
  public static final int MAX_PARTITION_BYTES = 1024;

  /**
   * The longest sort key, in bytes of UTF-8: DynamoDB's 1,024 (its developer guide, "Constraints",
   * 2026), less what a driver needs for itself.
   */
  public static final int MAX_SORT_BYTES = 1000;

  /**
   * Checks the components.
   *
   * @throws IllegalArgumentException if one is too long, or half a surrogate pair stands in it
   */
  public Key {
    Objects.requireNonNull(partition, "partition");
    Objects.requireNonNull(sort, "sort");
    Names.require("The partition of a key", partition, 1, MAX_PARTITION_BYTES);
    Names.require("The sort key", sort, 0, MAX_SORT_BYTES);
  }

  /**
   * The key of the one document of a partition.
   *
   * @param partition which partition
   * @return the key
   */
  public static Key of(String partition) {
    return new Key(partition, "");
  }

  /**
   * The key of a document among others in its partition.
   *
   * @param partition which partition
   * @param sort where in it
   * @return the key
   */
  public static Key of(String partition, String sort) {
    return new Key(partition, sort);
  }

  // A record's own equals is linked by method handles when it is first called, which costs a cold
  // start some 10 ms; stores compare these on their way.
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
