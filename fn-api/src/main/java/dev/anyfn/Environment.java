package dev.anyfn;

import java.time.Clock;
import java.util.Optional;

/**
 * What surrounds a function from the moment of its construction: settings and time. A function that
 * wants it takes it as the one parameter of its public constructor.
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
}
