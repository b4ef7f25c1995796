package dev.anyfn.state;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One change of a table, for {@link Table#write} and {@link Table#atomic}. Immutable.
 *
 * <pre>{@code
 * table.atomic(List.of(
 *     Write.put(order, placed).ifAbsent(),
 *     Write.put(stock, left).ifVersion(read.version()),
 *     Write.check(customer).ifVersion(known.version())));
 * }</pre>
 */
public final class Write {

  enum Kind {
    PUT,
    DELETE,
    CHECK
  }

  private final Kind kind;
  private final Key key;
  private final @Nullable Object value;
  private final Condition condition;
  private final @Nullable Instant expiresAt;
  private final @Nullable Duration expiresAfter;

  private Write(
      Kind kind,
      Key key,
      @Nullable Object value,
      Condition condition,
      @Nullable Instant expiresAt,
      @Nullable Duration expiresAfter) {
    this.kind = kind;
    this.key = Objects.requireNonNull(key, "key");
    this.value = value;
    this.condition = Objects.requireNonNull(condition, "condition");
    this.expiresAt = expiresAt;
    this.expiresAfter = expiresAfter;
  }

  /**
   * Puts a document.
   *
   * @param key the key
   * @param value the content; written as JSON by its class
   * @return the write, without condition and expiry
   */
  public static Write put(Key key, Object value) {
    Objects.requireNonNull(value, "value");
    return new Write(Kind.PUT, key, value, Condition.none(), null, null);
  }

  /**
   * Deletes a document, if it exists.
   *
   * @param key the key
   * @return the write, without condition
   */
  public static Write delete(Key key) {
    return new Write(Kind.DELETE, key, null, Condition.none(), null, null);
  }

  /**
   * Checks a condition and changes nothing; if it does not hold, the other writes fail.
   *
   * @param key the key
   * @return the check, still without a condition
   */
  public static Write check(Key key) {
    return new Write(Kind.CHECK, key, null, Condition.none(), null, null);
  }

  /**
   * Sets the condition.
   *
   * @param must the condition on the present state
   */
  public Write when(Condition must) {
    return new Write(kind, key, value, must, expiresAt, expiresAfter);
  }

  /** Sets the condition that the document does not exist. */
  public Write ifAbsent() {
    return when(Condition.ifAbsent());
  }

  /**
   * Sets the condition that the document is unchanged.
   *
   * @param version the version as read
   */
  public Write ifVersion(Version version) {
    return when(Condition.ifVersion(version));
  }

  /**
   * Sets the time of the document's expiry.
   *
   * @param time the time, kept in milliseconds
   */
  public Write expiresAt(Instant time) {
    return expiry(Objects.requireNonNull(time, "time"), null);
  }

  /**
   * Sets the lifetime of the document.
   *
   * @param time from the write on, by the clock of the table; more than zero
   */
  public Write expiresAfter(Duration time) {
    if (time.isNegative() || time.isZero()) {
      throw new IllegalArgumentException("A document expires after more than zero, not " + time);
    }
    return expiry(null, time);
  }

  private Write expiry(@Nullable Instant at, @Nullable Duration after) {
    if (kind != Kind.PUT) {
      throw new IllegalArgumentException("Only a put can expire");
    }
    return new Write(kind, key, value, condition, at, after);
  }

  /** {@return the key} */
  public Key key() {
    return key;
  }

  Kind kind() {
    return kind;
  }

  @Nullable Object value() {
    return value;
  }

  Condition condition() {
    return condition;
  }

  @Nullable Instant expiry(Instant now) {
    Instant time = expiresAfter == null ? expiresAt : now.plus(expiresAfter);
    return time == null ? null : Instant.ofEpochMilli(time.toEpochMilli());
  }

  /** Omits the value, which may be secret. */
  @Override
  public String toString() {
    return kind + " " + key + " " + condition;
  }
}
