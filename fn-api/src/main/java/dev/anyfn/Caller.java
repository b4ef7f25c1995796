package dev.anyfn;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The caller of an HTTP request, as the platform saw it. Immutable.
 *
 * @param address the IP address of the caller; empty if unknown
 * @param claims the claims about the caller that the platform has verified, such as those of a JWT;
 *     empty if it verified none
 */
public record Caller(Optional<String> address, Map<String, String> claims) {

  private static final Caller UNKNOWN = new Caller(Optional.empty(), Map.of());

  public Caller {
    Objects.requireNonNull(address, "address");
    claims = Map.copyOf(claims);
  }

  /** {@return the caller of whom nothing is known; always the same object} */
  public static Caller unknown() {
    return UNKNOWN;
  }

  /** Omits the claims: they may hold secrets. */
  @Override
  public String toString() {
    return "Caller[address=" + address + "]";
  }
}
