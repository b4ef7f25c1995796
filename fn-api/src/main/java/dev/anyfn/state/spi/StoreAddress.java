package dev.anyfn.state.spi;

import dev.anyfn.Environment;
import java.util.Objects;

/**
 * The address of a store, and the context of its driver.
 *
 * @param url the URL as configured; it may hold a password, so no message contains it
 * @param environment for settings outside the URL: endpoints, credentials, regions by the product's
 *     own variables
 * @param context time, pauses and random numbers
 */
public record StoreAddress(String url, Environment environment, StoreContext context) {
  public StoreAddress {
    Objects.requireNonNull(url, "url");
    Objects.requireNonNull(environment, "environment");
    Objects.requireNonNull(context, "context");
  }

  /** {@return the name by which the function asks for the store} */
  public String name() {
    return context.name();
  }

  /**
   * {@return the part of the URL before the first colon, in lower case; empty if there is no colon}
   */
  public String scheme() {
    int colon = url.indexOf(':');
    return colon < 0 ? "" : url.substring(0, colon).toLowerCase(java.util.Locale.ROOT);
  }

  /** Omits the URL, which may hold a password. */
  @Override
  public String toString() {
    return name() + " at " + scheme() + ":...";
  }
}
