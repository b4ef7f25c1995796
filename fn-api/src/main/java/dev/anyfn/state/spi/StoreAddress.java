package dev.anyfn.state.spi;

import dev.anyfn.Environment;
import java.util.Objects;

/**
 * Where a store is. Immutable.
 *
 * @param url as it was set; may hold a password, so it never goes into a message
 * @param name by which the function asks for it
 * @param environment for what the URL does not say: endpoints, credentials, regions by the
 *     product's own variables; and the time
 */
public record StoreAddress(String url, String name, Environment environment) {
  /**
   * An address.
   *
   * @param url as it was set
   * @param name by which the function asks for it
   * @param environment for what the URL does not say
   */
  public StoreAddress {
    Objects.requireNonNull(url, "url");
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(environment, "environment");
  }

  /**
   * What stands before the first colon, in lower case.
   *
   * @return empty if there is no colon
   */
  public String scheme() {
    int colon = url.indexOf(':');
    return colon < 0 ? "" : url.substring(0, colon).toLowerCase(java.util.Locale.ROOT);
  }

  /** Without the URL, which may hold a password. */
  @Override
  public String toString() {
    return name + " at " + scheme() + ":...";
  }
}
