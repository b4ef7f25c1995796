package dev.anyfn.runtime.json;

import com.fasterxml.jackson.core.StreamReadConstraints;

/**
 * Limits of a document, the same for every reader: Jackson's own stream constraints. The size of a
 * whole document is bounded by {@code FN_MAX_BODY_BYTES}. Immutable.
 *
 * @param depth {@code FN_JSON_MAX_DEPTH}: objects and arrays within each other, read or written;
 *     1000 if not set, at most 2000
 * @param string {@code FN_JSON_MAX_STRING}: characters of one string; 20000000 if not set
 * @param number {@code FN_JSON_MAX_NUMBER}: characters of one number; 1000 if not set
 */
public record JsonLimits(int depth, int string, int number) {

  /** The limits where nothing is set. */
  public static final JsonLimits DEFAULT =
      new JsonLimits(
          StreamReadConstraints.DEFAULT_MAX_DEPTH,
          StreamReadConstraints.DEFAULT_MAX_STRING_LEN,
          StreamReadConstraints.DEFAULT_MAX_NUM_LEN);
}
