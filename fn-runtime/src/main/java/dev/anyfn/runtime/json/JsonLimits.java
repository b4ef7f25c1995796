package dev.anyfn.runtime.json;

import com.fasterxml.jackson.core.StreamReadConstraints;
import dev.anyfn.runtime.InitializationException;
import dev.anyfn.runtime.Settings;
import java.util.Map;

/**
 * How large and how deep a document may be, whatever reads it: Jackson's own stream constraints.
 * The size of a whole document is bounded by {@link Settings#maxBody()}. Immutable.
 *
 * @param depth {@code FN_JSON_MAX_DEPTH}: objects and arrays within each other, read or written;
 *     1000 if not set, at most 2000
 * @param string {@code FN_JSON_MAX_STRING}: characters of one string; 20000000 if not set
 * @param number {@code FN_JSON_MAX_NUMBER}: characters of one number; 1000 if not set
 */
public record JsonLimits(int depth, int string, int number) {

  /** Reading and writing recurse; what a small stack does not bear is refused as too deep. */
  private static final int MAX_DEPTH = 2_000;

  /** What holds when nothing is set. */
  public static final JsonLimits DEFAULT =
      new JsonLimits(
          StreamReadConstraints.DEFAULT_MAX_DEPTH,
          StreamReadConstraints.DEFAULT_MAX_STRING_LEN,
          StreamReadConstraints.DEFAULT_MAX_NUM_LEN);

  /**
   * Reads the limits from the environment variables.
   *
   * @param environment the environment variables
   * @return the limits
   * @throws InitializationException if one of them has a value that makes no sense
   */
  public static JsonLimits of(Map<String, String> environment) {
    return new JsonLimits(
        number(environment, "FN_JSON_MAX_DEPTH", DEFAULT.depth, MAX_DEPTH),
        number(environment, "FN_JSON_MAX_STRING", DEFAULT.string, Integer.MAX_VALUE),
        number(environment, "FN_JSON_MAX_NUMBER", DEFAULT.number, Integer.MAX_VALUE));
  }

  private static int number(Map<String, String> environment, String name, int otherwise, int max) {
    long value = Settings.number(environment, name, otherwise);
    if (value < 1 || value > max) {
      throw new InitializationException(name + " must be 1 to " + max + "; it is " + value + ".");
    }
    return (int) value;
  }
}
