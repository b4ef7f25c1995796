package dev.anyfn.testkit.delivery;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A message as it is sent, and as it is received. Immutable, as long as the array of its body is
 * left alone: it is not copied.
 *
 * <pre>{@code
 * source.send(Message.of("m-1", "{\"order\":7}").group("customer-3"));
 * }</pre>
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
   * A message of text.
   *
   * @param id its identity, the same each time it is delivered; not empty, and without commas or
   *     white space, so that a story can be read
   * @param body the text, sent as UTF-8
   * @return the message, without a group
   */
  public static Message of(String id, String body) {
    return of(id, body.getBytes(StandardCharsets.UTF_8));
  }

  /**
   * A message of bytes.
   *
   * @param id as for {@link #of(String, String)}
   * @param body the bytes, not copied
   * @return the message, without a group
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
   * The same in a group, within which the order counts: the message group of a FIFO queue, the
   * shard of a stream. Of no effect elsewhere.
   *
   * @param name not empty
   */
  public Message group(String name) {
    return new Message(id, body, name, deduplicationId, receiveCount, sentAt);
  }

  /**
   * The same with another deduplication id: a FIFO queue takes a message and delivers it never, if
   * it has taken one with that id a short while before. The id of the message, unless this is
   * called.
   *
   * @param value not empty
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

  /**
   * Its identity.
   *
   * @return the same each time it is delivered
   */
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

  /** Returns the group within which the order counts; null if it is in none. */
  public @Nullable String group() {
    return group;
  }

  /**
   * By which a FIFO queue knows it again when it is sent twice.
   *
   * @return never empty
   */
  public String deduplicationId() {
    return deduplicationId;
  }

  /**
   * How often it has been received, this time included.
   *
   * @return from 1; 0 for one that has not been received yet
   */
  public int receiveCount() {
    return receiveCount;
  }

  /**
   * When it was sent, on the virtual clock.
   *
   * @return 1970 for one that has not been sent yet
   */
  public Instant sentAt() {
    return sentAt;
  }

  /** The id alone: the body may hold secrets. */
  @Override
  public String toString() {
    return "Message[" + id + "]";
  }
}
