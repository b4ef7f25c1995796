package dev.anyfn;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An output with an HTTP status and headers. Immutable.
 *
 * <p>Over HTTP it is sent as it is. On other platforms the body alone is the output. For an event,
 * a status of 400 or more is a failure, and the event is delivered again.
 *
 * @param <T> the body; it has the same form on the wire as without the response around it
 */
public final class Response<T> {

  private final int status;
  private final Headers headers;
  private final @Nullable T body;

  private Response(int status, Headers headers, @Nullable T body) {
    if (status < 200 || status > 599) {
      throw new IllegalArgumentException("A response has a status of 200 to 599, not " + status);
    }
    this.status = status;
    this.headers = Objects.requireNonNull(headers, "headers");
    this.body = body;
  }

  /**
   * Creates a response with status 200.
   *
   * @param body the body
   * @param <T> the type of the body
   */
  public static <T> Response<T> ok(T body) {
    return new Response<>(200, Headers.empty(), Objects.requireNonNull(body, "body"));
  }

  /**
   * Creates a response with a body.
   *
   * @param status 200 to 599
   * @param body the body; null for none
   * @param <T> the type of the body
   * @throws IllegalArgumentException if the status is out of range
   */
  public static <T> Response<T> of(int status, @Nullable T body) {
    return new Response<>(status, Headers.empty(), body);
  }

  /**
   * Creates a response without a body.
   *
   * @param status 200 to 599
   * @param <T> the type that a body would have
   * @throws IllegalArgumentException if the status is out of range
   */
  public static <T> Response<T> status(int status) {
    return new Response<>(status, Headers.empty(), null);
  }

  /**
   * Returns the same response with one more header; earlier values of the same name stay. A {@code
   * Content-Type} replaces that of the body.
   *
   * @param name a token
   * @param value the value, without line breaks
   * @throws IllegalArgumentException if a header does not allow the name or the value
   */
  public Response<T> header(String name, String value) {
    return new Response<>(status, headers.and(name, value), body);
  }

  /** {@return the status, 200 to 599} */
  public int status() {
    return status;
  }

  /** {@return the headers, in the order in which they were added} */
  public Headers headers() {
    return headers;
  }

  /** {@return the body; empty if there is none} */
  public Optional<T> body() {
    return Optional.ofNullable(body);
  }

  /** Omits the body and the values of the headers: they may be secrets. */
  @Override
  public String toString() {
    return "Response[" + status + ", " + headers + "]";
  }
}
