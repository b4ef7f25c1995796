package dev.anyfn.state.spi;

import dev.anyfn.Environment;
import java.util.Objects;

/**
 * The address of a store, and the context that its driver works in.
 *
 * @param url as it was set; may hold a password, so it never goes into a message
 * @param environment for what the URL does not say: endpoints, credentials, regions by the
 *     product's own variables
 * @param context time, pauses and random numbers
 */
public record StoreAddress(String url, Environment environment, StoreContext context) {
  public StoreAddress {
    Objects.requireNonNull(url, "url");
    Objects.requireNonNull(environment, "environment");
    Objects.requireNonNull(context, "context");
  }

  /**
   * Returns the name by which the function asks for the store.
   *
   * @return the name
   */
  public String name() {
    return context.name();
  }

  /**
   * Returns what stands before the first colon of the URL, in lower case.
   *
   * @return empty if there is no colon
   */
  public String scheme() {
    int colon = url.indexOf(':');
    return colon < 0 ? "" : url.substring(0, colon).toLowerCase(java.util.Locale.ROOT);
  }

  /** Leaves out the URL, which may hold a password. */
  @Override
  public String toString() {
    return name() + " at " + scheme() + ":...";
  }
}
