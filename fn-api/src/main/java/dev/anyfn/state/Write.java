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
   * @param key where
   * @param value what; written as JSON by its class
   * @return the write, without condition and expiry
   */
  public static Write put(Key key, Object value) {
    Objects.requireNonNull(value, "value");
    return new Write(Kind.PUT, key, value, Condition.none(), null, null);
  }

  /**
   * Deletes a document, if it is there.
   *
   * @param key where
   * @return the write, without condition
   */
  public static Write delete(Key key) {
    return new Write(Kind.DELETE, key, null, Condition.none(), null, null);
  }

  /**
   * Changes nothing, and fails the others unless its condition holds.
   *
   * @param key where
   * @return the check, to be given a condition
   */
  public static Write check(Key key) {
    return new Write(Kind.CHECK, key, null, Condition.none(), null, null);
  }

  /**
   * The same write, with a condition.
   *
   * @param must what must be true of the present state
   * @return a new write
   */
  public Write when(Condition must) {
    return new Write(kind, key, value, must, expiresAt, expiresAfter);
  }

  /**
   * The same write, only if nothing is there.
   *
   * @return a new write
   */
  public Write ifAbsent() {
    return when(Condition.ifAbsent());
  }

  /**
   * The same write, only if what is there is what was read.
   *
   * @param version what the read returned
   * @return a new write
   */
  public Write ifVersion(Version version) {
    return when(Condition.ifVersion(version));
  }

  /**
   * The same put, of a document that is absent from then on.
   *
   * @param time the moment, kept in milliseconds
   * @return a new write
   */
  public Write expiresAt(Instant time) {
    return expiry(Objects.requireNonNull(time, "time"), null);
  }

  /**
   * The same put, of a document that is absent after a while.
   *
   * @param time from when it is written, by the clock of the table; more than zero
   * @return a new write
   */
  public Write expiresAfter(Duration time) {
    if (time.isNegative() || time.isZero()) {
      throw new IllegalArgumentException("A document expires after more than zero, not " + time);
    }
    return expiry(null, time);
  }

  private Write expiry(@Nullable Instant at, @Nullable Duration after) {
    if (kind != Kind.PUT) {
      throw new IllegalArgumentException("Only what is put can expire");
    }
    return new Write(kind, key, value, condition, at, after);
  }

  /**
   * Where it writes.
   *
   * @return never null
   */
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

  /** Without the value, which may be secret. */
  @Override
  public String toString() {
    return kind + " " + key + " " + condition;
  }
}
