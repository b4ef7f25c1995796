package dev.anyfn.runtime;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The settings of AnyFn itself, read once from the environment variables that an adapter's entry
 * class hands over. Immutable.
 *
 * @param environment all variables, for the function's own use
 * @param target {@code FN_TARGET}: the function's name or class, a comma-separated list, or {@code
 *     *}; null if not set
 * @param maxBody {@code FN_MAX_BODY_BYTES}: the largest request body that is read, in bytes
 * @param timeout {@code FN_TIMEOUT}, else {@code CLOUD_RUN_TIMEOUT_SECONDS}: how long the platform
 *     waits for an HTTP answer; null if it does not say
 */
public record Settings(
    Map<String, String> environment,
    @Nullable String target,
    long maxBody,
    @Nullable Duration timeout) {

  private static final long MAX_SECONDS = 366L * 24 * 60 * 60;
  private static final long DEFAULT_MAX_BODY = 32L * 1024 * 1024;

  /**
   * Reads the settings.
   *
   * @param environment the environment variables
   * @throws InitializationException if one of them has a value that makes no sense
   */
  public static Settings of(Map<String, String> environment) {
    Duration timeout =
        seconds(environment, "FN_TIMEOUT", seconds(environment, "CLOUD_RUN_TIMEOUT_SECONDS", null));
    return new Settings(
        environment,
        text(environment, "FN_TARGET"),
        number(environment, "FN_MAX_BODY_BYTES", DEFAULT_MAX_BODY),
        timeout == null || timeout.isZero() ? null : timeout);
  }

  /** Returns true if {@code FN_LOG_LEVEL} is {@code debug}. */
  boolean debug() {
    return "debug".equalsIgnoreCase(environment.get("FN_LOG_LEVEL"));
  }

  /**
   * A variable, if it is set to something.
   *
   * @param environment the environment variables
   * @param name its name
   * @return null if it is not set, or blank
   */
  public static @Nullable String text(Map<String, String> environment, String name) {
    String value = environment.get(name);
    return value == null || value.isBlank() ? null : value.trim();
  }

  /**
   * A variable that is a time in whole seconds.
   *
   * @param environment the environment variables
   * @param name its name
   * @param otherwise what it is when it is not set
   * @return the time; null if it is not set and has no default
   * @throws InitializationException if it is something else, or more than a year
   */
  public static @Nullable Duration seconds(
      Map<String, String> environment, String name, @Nullable Duration otherwise) {
    if (text(environment, name) == null) {
      return otherwise;
    }
    long seconds = number(environment, name, 0);
    if (seconds > MAX_SECONDS) {
      throw new InitializationException(
          name + " is in seconds, and at most " + MAX_SECONDS + "; it is " + seconds + ".");
    }
    return Duration.ofSeconds(seconds);
  }

  /**
   * A variable that is a whole number.
   *
   * @param environment the environment variables
   * @param name its name
   * @param otherwise what it is when it is not set
   * @return zero or more
   * @throws InitializationException if it is something else
   */
  public static long number(Map<String, String> environment, String name, long otherwise) {
    String value = text(environment, name);
    if (value == null) {
      return otherwise;
    }
    try {
      long number = Long.parseLong(value);
      if (number >= 0) {
        return number;
      }
    } catch (NumberFormatException e) {
      // reported below
    }
    throw new InitializationException(
        name + " must be a whole number of zero or more, without unit; it is \"" + value + "\".");
  }
}
