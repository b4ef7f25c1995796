package dev.anyfn.state;

import org.jspecify.annotations.Nullable;

/**
 * Which bytes of an object are read. What lies behind its end is left out: a range that begins
 * there is empty. Immutable.
 *
 * @param offset the first byte, from 0
 * @param length how many bytes; -1 for all to the end
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

  /**
   * The whole object.
   *
   * @return from 0 to the end
   */
  public static Range all() {
    return new Range(0, -1);
  }

  /**
   * From a byte to the end.
   *
   * @param offset the first byte, from 0
   * @return the range
   */
  public static Range from(long offset) {
    return new Range(offset, -1);
  }

  /**
   * A number of bytes.
   *
   * @param offset the first byte, from 0
   * @param length how many
   * @return the range
   */
  public static Range of(long offset, long length) {
    if (length < 0) {
      throw new IllegalArgumentException("A length is 0 or more, not " + length);
    }
    return new Range(offset, length);
  }

  // A record's own equals is linked by method handles when it is first called, which costs a cold
  // start some 10 ms; stores compare these on their way.
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Range range && offset == range.offset && length == range.length;
  }

  @Override
  public int hashCode() {
    return 31 * Long.hashCode(offset) + Long.hashCode(length);
  }

  /**
   * How many bytes of a body of this size it takes.
   *
   * @param size of the whole body
   * @return 0 to size
   */
  public long within(long size) {
    long left = Math.max(0, size - offset);
    return length < 0 ? left : Math.min(left, length);
  }
}
