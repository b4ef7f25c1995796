package dev.anyfn;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * All the records of one delivery, for a function that wants them together.
 *
 * <p>A function whose input is the record itself is called once per record, and the adapter keeps
 * account of which failed. A function of a batch keeps account itself, and says it in its output:
 *
 * <pre>{@code
 * public Batch.Outcome apply(Batch<Order> batch, Context context) {
 *   return batch.each(order -> ledger.post(order));
 * }
 * }</pre>
 *
 * <p>With any other output type, a return acknowledges all records and an exception none.
 * Immutable.
 *
 * @param <T> what a record decodes to
 */
public final class Batch<T> implements Iterable<Batch.Item<T>> {

  private final List<Item<T>> items;
  private final boolean ordered;

  private Batch(List<Item<T>> items, boolean ordered) {
    this.items = List.copyOf(items);
    this.ordered = ordered;
  }

  /**
   * A batch.
   *
   * @param items its records, in order of delivery
   * @param ordered whether no record may be handled after one before it has failed, as in a FIFO
   *     queue or a stream
   * @param <T> what a record decodes to
   * @return the batch
   */
  public static <T> Batch<T> of(List<Item<T>> items, boolean ordered) {
    return new Batch<>(items, ordered);
  }

  /**
   * The records.
   *
   * @return in order of delivery; may be empty
   */
  public List<Item<T>> items() {
    return items;
  }

  /**
   * Whether no record may be handled after one before it has failed.
   *
   * @return true for a FIFO queue or a stream
   */
  public boolean ordered() {
    return ordered;
  }

  @Override
  public Iterator<Item<T>> iterator() {
    return items.iterator();
  }

  /**
   * Handles each record in turn and keeps account of those that fail. Where the batch is
   * {@linkplain #ordered ordered} it stops at the first failure, and that record and all after it
   * count as failed. A record that does not decode counts as failed, too.
   *
   * @param handler what is done with a record
   * @return which failed, and why
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
   * What is done with one record.
   *
   * @param <T> the record
   */
  @FunctionalInterface
  public interface Handler<T> {
    /**
     * Handles one record.
     *
     * @param value the record
     * @throws Exception if it failed and is to be delivered again
     */
    void handle(T value) throws Exception;
  }

  /**
   * One record of a batch.
   *
   * @param <T> what it decodes to
   */
  public static final class Item<T> {

    private final String id;
    private final int attempt;
    private final Supplier<? extends T> value;

    private Item(String id, int attempt, Supplier<? extends T> value) {
      this.id = Objects.requireNonNull(id, "id");
      this.attempt = attempt;
      this.value = Objects.requireNonNull(value, "value");
    }

    /**
     * A record.
     *
     * @param id its identity, by which its failure is reported
     * @param attempt which delivery of it this is, from 1
     * @param value decodes it, each time it is asked
     * @param <T> what it decodes to
     * @return the record
     */
    public static <T> Item<T> of(String id, int attempt, Supplier<? extends T> value) {
      return new Item<>(id, attempt, value);
    }

    /**
     * The identity of the record: the platform's where it has one, else its index in the batch.
     *
     * @return never null
     */
    public String id() {
      return id;
    }

    /**
     * Which delivery of this record this is.
     *
     * @return 1 for the first, and where the platform does not say
     */
    public int attempt() {
      return attempt;
    }

    /**
     * The record, decoded at each call, so that one that does not decode spoils no other.
     *
     * @return the value
     * @throws FunctionException INVALID_INPUT if it does not decode
     */
    public T value() {
      return value.get();
    }

    /** The id: the value may hold secrets. */
    @Override
    public String toString() {
      return "Item[" + id + "]";
    }
  }

  /**
   * A record that failed.
   *
   * @param id the {@link Item#id} of the record
   * @param cause why, for the log; null if nothing is known
   */
  public record Failure(String id, @Nullable Throwable cause) {
    public Failure {
      Objects.requireNonNull(id, "id");
    }
  }

  /**
   * Which records of a batch failed; all others are acknowledged. Where the platform acknowledges a
   * delivery as a whole, one failed record fails it.
   *
   * @param failures empty if all went well
   */
  public record Outcome(List<Failure> failures) {
    public Outcome {
      failures = List.copyOf(failures);
    }

    /**
     * All records are done.
     *
     * @return an outcome without failures
     */
    public static Outcome success() {
      return new Outcome(List.of());
    }
  }
}
