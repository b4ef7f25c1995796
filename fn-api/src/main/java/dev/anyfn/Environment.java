package dev.anyfn;

import dev.anyfn.state.Bucket;
import dev.anyfn.state.Table;
import java.time.Clock;
import java.util.Optional;

/**
 * What surrounds a function from the moment of its construction: settings, time and state. A
 * function that wants it takes it as the one parameter of its public constructor.
 *
 * <p>Settings are the platform's environment variables, and whatever a test puts in their place.
 * Safe for use by many threads.
 */
public interface Environment {

  /**
   * A setting.
   *
   * @param name the name of the environment variable
   * @return empty if it is not set, or blank
   */
  Optional<String> setting(String name);

  /**
   * A setting without which the function cannot work.
   *
   * @param name the name of the environment variable
   * @return its value, never blank
   * @throws IllegalStateException if it is not set; out of a constructor this fails the
   *     initialisation, with a sentence that names the variable
   */
  default String require(String name) {
    return setting(name)
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "Setting " + name + " is missing: set it as an environment variable"));
  }

  /**
   * The time. Functions that ask this clock instead of the system's can be tested at any time.
   *
   * @return the clock, in UTC
   */
  Clock clock();

  /**
   * A bucket, the same each time, opened when it is first used. Its address is the setting {@code
   * FN_BUCKET_<NAME>}, in upper case with {@code _} for a hyphen: {@code file:///data/orders},
   * {@code s3://orders}, {@code gs://orders}. It is closed with the instance.
   *
   * @param name lower-case letters, digits and hyphens
   * @return the bucket, which many threads may use
   * @throws IllegalStateException if no address is set, or nothing on the class path opens it; out
   *     of a constructor this fails the initialisation, with a sentence that says what to do
   */
  Bucket bucket(String name);

  /**
   * A table, the same each time, opened when it is first used. Its address is the setting {@code
   * FN_TABLE_<NAME>}, in upper case with {@code _} for a hyphen: {@code jdbc:sqlite:state.db},
   * {@code jdbc:postgresql://host/db}, {@code dynamodb://orders}, {@code
   * firestore://project/orders}. It is closed with the instance.
   *
   * @param name lower-case letters, digits and hyphens
   * @return the table, which many threads may use
   * @throws IllegalStateException if no address is set, or nothing on the class path opens it; out
   *     of a constructor this fails the initialisation, with a sentence that says what to do
   */
  Table table(String name);
}
