package dev.anyfn;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An output with an HTTP status and headers. Immutable.
 *
 * <p>Over HTTP all of it is sent. Where there is no status to send, the body alone is the output;
 * for an event, a status of 400 or more is a failure, and the event is delivered again.
 *
 * @param <T> what the body is; on the wire it means what it would mean without the response around
 *     it
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
   * A response with status 200.
   *
   * @param body the body
   * @param <T> what the body is
   * @return the response
   */
  public static <T> Response<T> ok(T body) {
    return new Response<>(200, Headers.empty(), Objects.requireNonNull(body, "body"));
  }

  /**
   * A response with a body.
   *
   * @param status 200 to 599
   * @param body the body; null for none
   * @param <T> what the body is
   * @return the response
   * @throws IllegalArgumentException if the status is out of range
   */
  public static <T> Response<T> of(int status, @Nullable T body) {
    return new Response<>(status, Headers.empty(), body);
  }

  /**
   * A response without a body.
   *
   * @param status 200 to 599
   * @param <T> what the body would be
   * @return the response
   * @throws IllegalArgumentException if the status is out of range
   */
  public static <T> Response<T> status(int status) {
    return new Response<>(status, Headers.empty(), null);
  }

  /**
   * The same response with one more header; earlier values of the same name stay. A {@code
   * Content-Type} replaces the one that the body would have.
   *
   * @param name a token
   * @param value the value, without line breaks
   * @return a new response
   * @throws IllegalArgumentException if the name or the value is not allowed in a header
   */
  public Response<T> header(String name, String value) {
    return new Response<>(status, headers.and(name, value), body);
  }

  /**
   * The status.
   *
   * @return 200 to 599
   */
  public int status() {
    return status;
  }

  /**
   * The headers.
   *
   * @return in the order in which they were added
   */
  public Headers headers() {
    return headers;
  }

  /**
   * The body.
   *
   * @return empty if there is none
   */
  public Optional<T> body() {
    return Optional.ofNullable(body);
  }

  /** The status and the names of the headers: bodies and values may be secrets. */
  @Override
  public String toString() {
    return "Response[" + status + ", " + headers + "]";
  }
}
