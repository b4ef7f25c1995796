package dev.anyfn.http;

import dev.anyfn.runtime.InitializationException;
import dev.anyfn.runtime.Settings;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;

/**
 * The settings of the HTTP container. Immutable.
 *
 * @param port {@code PORT}: the port to listen on, on all addresses; 0 for any free one
 * @param maxHeaders {@code FN_MAX_HEADER_BYTES}: the largest sum of header names and values, in
 *     bytes
 * @param drain {@code FN_DRAIN_SECONDS}: the time that requests in flight have once the platform
 *     asks the container to stop
 */
record ContainerSettings(int port, long maxHeaders, Duration drain) {

  private static final long DEFAULT_PORT = 8080;
  private static final long DEFAULT_MAX_HEADERS = 16 * 1024;

  /** Cloud Run and Knative wait ten seconds between SIGTERM and SIGKILL. */
  private static final Duration DEFAULT_DRAIN = Duration.ofSeconds(8);

  /**
   * Reads the settings.
   *
   * @throws InitializationException if one of them has a value that makes no sense
   */
  static ContainerSettings of(Map<String, String> environment) {
    long port = Settings.number(environment, "PORT", DEFAULT_PORT);
    if (port > 65_535) {
      throw new InitializationException("PORT must be 0 to 65535; it is " + port + ".");
    }
    return new ContainerSettings(
        (int) port,
        Settings.number(environment, "FN_MAX_HEADER_BYTES", DEFAULT_MAX_HEADERS),
        Objects.requireNonNull(Settings.seconds(environment, "FN_DRAIN_SECONDS", DEFAULT_DRAIN)));
  }
}
