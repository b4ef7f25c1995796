package dev.anyfn.state.spi;

import org.jspecify.annotations.Nullable;

/**
 * A selection of the rows of a partition. Bounds are bytes, not text: the end of a prefix need not
 * be UTF-8.
 *
 * @param partition the partition
 * @param from the first sort key in UTF-8, inclusive; empty for the very first
 * @param before the end, exclusive; null if there is none
 * @param descending true if the last row comes first
 * @param limit the most rows, 1 to 1,000
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
public record RowQuery(
    String partition, byte[] from, byte @Nullable [] before, boolean descending, int limit) {}
