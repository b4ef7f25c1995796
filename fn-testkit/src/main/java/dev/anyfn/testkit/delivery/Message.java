package dev.anyfn.testkit.delivery;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A message, as sent and as received. Immutable, as long as nobody changes the array of its body,
 * which is not copied.
 */
public final class Message {

  private final String id;
  private final byte[] body;
  private final @Nullable String group;
  private final String deduplicationId;
  private final int receiveCount;
  private final Instant sentAt;

  private Message(
      String id,
      byte[] body,
      @Nullable String group,
      String deduplicationId,
      int receiveCount,
      Instant sentAt) {
    this.id = id;
    this.body = body;
    this.group = group;
    this.deduplicationId = deduplicationId;
    this.receiveCount = receiveCount;
    this.sentAt = sentAt;
  }

  /**
   * Creates a message of text, without a group.
   *
   * @param id its identity in each delivery; not empty, without commas or white space
   * @param body the text, sent as UTF-8
   */
  public static Message of(String id, String body) {
    return of(id, body.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * Creates a message of bytes, without a group.
   *
   * @param id as for {@link #of(String, String)}
   * @param body the bytes, not copied
   */
  public static Message of(String id, byte[] body) {
    if (id.isEmpty() || id.chars().anyMatch(c -> c == ',' || Character.isWhitespace(c))) {
      throw new IllegalArgumentException(
          "The id of a message is not empty, and has no commas or white space; it is \""
              + id
              + "\"");
    }
    return new Message(id, Objects.requireNonNull(body, "body"), null, id, 0, Instant.EPOCH);
  }

  /**
   * Returns a copy in a group with a name that is not empty: the message group of a FIFO queue, the
   * shard of a stream; other sources ignore it.
   */
  public Message group(String name) {
    return new Message(id, body, name, deduplicationId, receiveCount, sentAt);
  }

  /**
   * Returns a copy with a deduplication id that is not empty, by which a FIFO queue drops what it
   * has just taken; the id of the message by default.
   */
  public Message deduplicationId(String value) {
    return new Message(id, body, group, value, receiveCount, sentAt);
  }

  Message sent(Instant time) {
    return new Message(id, body, group, deduplicationId, receiveCount, time);
  }

  Message received(int times) {
    return new Message(id, body, group, deduplicationId, times, sentAt);
  }

  /** Returns the identity, the same in each delivery. */
  public String id() {
    return id;
  }

  /** Returns the body: the bytes, not copied. */
  public byte[] bytes() {
    return body;
  }

  /** Returns the body as text: the bytes, read as UTF-8. */
  public String text() {
    return new String(body, StandardCharsets.UTF_8);
  }

  /** Returns the ordered group; null if it is in none. */
  public @Nullable String group() {
    return group;
  }

  /** Returns the deduplication id of a FIFO queue, never empty. */
  public String deduplicationId() {
    return deduplicationId;
  }

  /** Returns the number of receives, the current one included; 0 before the first. */
  public int receiveCount() {
    return receiveCount;
  }

  /** Returns the virtual time at which it was sent; 1970 for a message not sent yet. */
  public Instant sentAt() {
    return sentAt;
  }

  /** Returns the id alone: the body may hold secrets. */
  @Override
  public String toString() {
    return "Message[" + id + "]";
  }
}
