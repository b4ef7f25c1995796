package dev.anyfn.state;

import org.jspecify.annotations.Nullable;

/**
 * A range of the bytes of an object, cut at its end: a range that starts after the end is empty.
 * Immutable.
 *
 * @param offset the first byte, from 0
 * @param length the number of bytes; -1 for all to the end
 */
public record Range(long offset, long length) {
  public Range {
    if (offset < 0 || length < -1) {
      throw new IllegalArgumentException(
          "A range begins at 0 or later and has a length of 0 or more, or -1 for all: not "
              + offset
              + ", "
              + length);
    }
  }

  /** {@return the whole object} */
  public static Range all() {
    return new Range(0, -1);
  }

  /**
   * Returns the range from a byte to the end.
   *
   * @param offset the first byte, from 0
   */
  public static Range from(long offset) {
    return new Range(offset, -1);
  }

  /**
   * Returns a range of a number of bytes.
   *
   * @param offset the first byte, from 0
   * @param length the number of bytes
   */
  public static Range of(long offset, long length) {
    if (length < 0) {
      throw new IllegalArgumentException("A length is 0 or more, not " + length);
    }
    return new Range(offset, length);
  }

  // The first call of a record's own equals links it by method handles, which costs a cold start
  // some 10 ms; stores compare these.
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Range range && offset == range.offset && length == range.length;
  }

  @Override
  public int hashCode() {
    return 31 * Long.hashCode(offset) + Long.hashCode(length);
  }

  /**
   * Returns the number of bytes that it selects of a body.
   *
   * @param size the size of the whole body
   * @return 0 to size
   */
  public long within(long size) {
    long left = Math.max(0, size - offset);
    return length < 0 ? left : Math.min(left, length);
  }
}
