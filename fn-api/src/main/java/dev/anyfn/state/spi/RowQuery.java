package dev.anyfn.state.spi;

import org.jspecify.annotations.Nullable;

/**
 * Which rows of a partition are read. Bounds are bytes, not text: the end of a prefix need not be
 * UTF-8.
 *
 * @param partition which partition
 * @param from the first sort key in UTF-8, inclusive; empty for the very first
 * @param before the end, exclusive; null if there is none
 * @param descending whether the last one comes first
 * @param limit how many rows at most, 1 to 1,000
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
public record RowQuery(
    String partition, byte[] from, byte @Nullable [] before, boolean descending, int limit) {}
