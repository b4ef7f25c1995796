package dev.anyfn;

import dev.anyfn.state.Bucket;
import dev.anyfn.state.Table;
import java.time.Clock;
import java.util.Optional;

/**
 * The surroundings of a function from its construction on: settings, time and state. A function
 * that needs them takes them as the one parameter of its public constructor.
 *
 * <p>Settings are the platform's environment variables, or the values of a test. Safe for use by
 * many threads.
 */
public interface Environment {

  /**
   * Returns an optional setting.
   *
   * @param name the name of the environment variable
   * @return empty if it is not set, or blank
   */
  Optional<String> setting(String name);

  /**
   * Returns a mandatory setting.
   *
   * @param name the name of the environment variable
   * @return the value, never blank
   * @throws IllegalStateException if it is not set; thrown from a constructor, it fails the start
   *     with a sentence that names the variable
   */
  default String require(String name) {
    return setting(name)
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "Setting " + name + " is missing: set it as an environment variable"));
  }

  /**
   * {@return the clock, in UTC; a function that reads the time from it can be tested at any time}
   */
  Clock clock();

  /**
   * Returns a bucket, always the same for a name. It opens at its first use and closes with the
   * instance. Its address is the setting {@code FN_BUCKET_<NAME>}, in upper case with {@code _} for
   * a hyphen: {@code file:///data/orders}, {@code s3://orders}, {@code gs://orders}.
   *
   * @param name lower-case letters, digits and hyphens
   * @return the bucket, safe for use by many threads
   * @throws IllegalStateException if it has no address, or no store on the class path opens the
   *     address; thrown from a constructor, it fails the start with a sentence that says what to do
   */
  Bucket bucket(String name);

  /**
   * Returns a table, always the same for a name. It opens at its first use and closes with the
   * instance. Its address is the setting {@code FN_TABLE_<NAME>}, in upper case with {@code _} for
   * a hyphen: {@code jdbc:sqlite:state.db}, {@code jdbc:postgresql://host/db}, {@code
   * dynamodb://orders}, {@code firestore://project/orders}.
   *
   * @param name lower-case letters, digits and hyphens
   * @return the table, safe for use by many threads
   * @throws IllegalStateException if it has no address, or no store on the class path opens the
   *     address; thrown from a constructor, it fails the start with a sentence that says what to do
   */
  Table table(String name);
}
