package dev.anyfn;

import dev.anyfn.event.Message;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The records of one delivery, for a function that handles them together. Immutable.
 *
 * <p>A function whose input is a single record is called once for each record, and the adapter
 * reports the failures. A function of a batch reports them itself, in its output:
 *
 * <pre>{@code
 * public Batch.Outcome apply(Batch<Order> batch, Context context) {
 *   return batch.each(order -> ledger.post(order));
 * }
 * }</pre>
 *
 * <p>With any other output type, a normal return acknowledges all records, and an exception none.
 *
 * @param <T> the type of a decoded record
 */
public final class Batch<T> implements Iterable<Batch.Item<T>> {

  private final List<Item<T>> items;
  private final boolean ordered;

  private Batch(List<Item<T>> items, boolean ordered) {
    this.items = List.copyOf(items);
    this.ordered = ordered;
  }

  /**
   * Creates a batch.
   *
   * @param items the records, in order of delivery
   * @param ordered true if no record may be handled after an earlier one has failed, as in a FIFO
   *     queue or a stream
   * @param <T> the type of a decoded record
   */
  public static <T> Batch<T> of(List<Item<T>> items, boolean ordered) {
    return new Batch<>(items, ordered);
  }

  /** {@return the records, in order of delivery; may be empty} */
  public List<Item<T>> items() {
    return items;
  }

  /**
   * {@return true if no record may be handled after an earlier one has failed, as in a FIFO queue
   * or a stream}
   */
  public boolean ordered() {
    return ordered;
  }

  @Override
  public Iterator<Item<T>> iterator() {
    return items.iterator();
  }

  /**
   * Handles one record after the other and collects the failures. A record that does not decode is
   * a failure. In an {@linkplain #ordered ordered} batch, the first failure ends the loop, and all
   * records after it fail, too.
   *
   * @param handler handles one record
   * @return the failed records, with their causes
   */
  public Outcome each(Handler<? super T> handler) {
    List<Failure> failures = new ArrayList<>();
    for (Item<T> item : items) {
      if (ordered && !failures.isEmpty()) {
        failures.add(
            new Failure(
                item.id(),
                new FunctionException(ErrorCode.UNAVAILABLE, "A record before this one failed")));
        continue;
      }
      try {
        handler.handle(item.value());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        failures.add(new Failure(item.id(), e));
      } catch (Exception e) {
        failures.add(new Failure(item.id(), e));
      }
    }
    return new Outcome(failures);
  }

  /**
   * A handler of single records.
   *
   * @param <T> the type of a record
   */
  @FunctionalInterface
  public interface Handler<T> {
    /**
     * Handles one record.
     *
     * @param value the record
     * @throws Exception if the record failed and must be delivered again
     */
    void handle(T value) throws Exception;
  }

  /**
   * One record of a batch.
   *
   * @param <T> the type of the decoded record
   */
  public static final class Item<T> {

    private final String id;
    private final int attempt;
    private final @Nullable Message message;
    private final Supplier<? extends T> value;

    private Item(String id, int attempt, @Nullable Message message, Supplier<? extends T> value) {
      this.id = Objects.requireNonNull(id, "id");
      this.attempt = attempt;
      this.message = message;
      this.value = Objects.requireNonNull(value, "value");
    }

    /**
     * Creates a record.
     *
     * @param id the identity that reports its failure
     * @param attempt the number of this delivery of it, from 1
     * @param value decodes the record at each call
     * @param <T> the type of the decoded record
     */
    public static <T> Item<T> of(String id, int attempt, Supplier<? extends T> value) {
      return of(id, attempt, null, value);
    }

    /**
     * Creates a record that is a message.
     *
     * @param id the identity that reports its failure
     * @param attempt the number of this delivery of it, from 1
     * @param message the facts about the message; null if there are none
     * @param value decodes the record at each call
     * @param <T> the type of the decoded record
     */
    public static <T> Item<T> of(
        String id, int attempt, @Nullable Message message, Supplier<? extends T> value) {
      return new Item<>(id, attempt, message, value);
    }

    /**
     * {@return the identity that the platform gave to the record, or else its index in the batch}
     */
    public String id() {
      return id;
    }

    /**
     * {@return the number of this delivery of the record: 1 for the first, or if the platform does
     * not count}
     */
    public int attempt() {
      return attempt;
    }

    /** {@return the facts about the message; empty if the record is none} */
    public Optional<Message> message() {
      return Optional.ofNullable(message);
    }

    /**
     * Decodes the record. It does so at each call, so that a record that does not decode spoils no
     * other.
     *
     * @return the value
     * @throws FunctionException INVALID_INPUT if the record does not decode
     */
    public T value() {
      return value.get();
    }

    /** Omits the value: it may hold secrets. */
    @Override
    public String toString() {
      return "Item[" + id + "]";
    }
  }

  /**
   * A record that failed.
   *
   * @param id the {@link Item#id} of the record
   * @param cause the cause, for the log; null if unknown
   */
  public record Failure(String id, @Nullable Throwable cause) {
    public Failure {
      Objects.requireNonNull(id, "id");
    }
  }

  /**
   * The failed records of a batch; all others are acknowledged. On a platform that acknowledges a
   * delivery as a whole, one failed record fails them all.
   *
   * @param failures the failures; empty if there are none
   */
  public record Outcome(List<Failure> failures) {
    public Outcome {
      failures = List.copyOf(failures);
    }

    /** {@return an outcome without failures} */
    public static Outcome success() {
      return new Outcome(List.of());
    }
  }
}
