package dev.anyfn.state;

import dev.anyfn.TypeToken;
import dev.anyfn.state.spi.Row;
import dev.anyfn.state.spi.RowPage;
import dev.anyfn.state.spi.RowQuery;
import dev.anyfn.state.spi.RowWrite;
import dev.anyfn.state.spi.StoreContext;
import dev.anyfn.state.spi.TableDriver;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Documents by {@link Key}: JSON values of at most {@value #MAX_DOCUMENT_BYTES} bytes, each with a
 * {@link Version} and an optional expiry. Expired documents are absent at once, to every method;
 * the product removes them later.
 *
 * <pre>{@code
 * Document<Stock> stock = table.get(key, Stock.class).orElseThrow();
 * table.put(key, stock.value().less(1), Condition.ifVersion(stock.version()));
 * }</pre>
 *
 * <p>{@link dev.anyfn.Environment#table} returns it. The product behind it is opened by the first
 * call, or by {@link #prime}. Safe for use by many threads. All methods throw {@link
 * StoreException}; after close, {@link IllegalStateException}.
 */
public final class Table implements AutoCloseable {

  /**
   * The largest document, in bytes of JSON: 350 KiB, which leaves room for the key in the 400 KB of
   * a DynamoDB item. Larger values go into a bucket.
   */
  public static final int MAX_DOCUMENT_BYTES = 350 * 1024;

  /** The most writes of {@link #atomic}, as in a DynamoDB transaction. */
  public static final int MAX_ATOMIC_WRITES = 100;

  /**
   * The most bytes of values of {@link #atomic}: the 4 MB of a DynamoDB transaction, less the keys.
   */
  public static final int MAX_ATOMIC_BYTES = 3_500_000;

  private final StoreContext context;
  private final Lazy<TableDriver> driver;
  private final Retries retries;
  private final WriteEncoder encoder;

  private Table(StoreContext context, Lazy<TableDriver> driver) {
    this.context = context;
    this.driver = driver;
    this.retries = new Retries(context);
    this.encoder = new WriteEncoder(this);
  }

  /**
   * Creates a table over a driver. Functions use that of their environment instead.
   *
   * @param context the name, the codec and the clock
   * @param driver opens the driver, once, at the first use
   * @return the table, which closes the driver
   */
  public static Table of(StoreContext context, Supplier<? extends TableDriver> driver) {
    return new Table(context, new Lazy<>("Table " + context.name(), driver));
  }

  /** {@return the name by which the function asks for it} */
  public String name() {
    return context.name();
  }

  /** {@return the capabilities of the product that apply to tables} */
  public Set<Capability> capabilities() {
    try {
      return Set.copyOf(driver().capabilities());
    } catch (StoreException e) {
      throw e.at(place("capabilities"));
    }
  }

  /**
   * Fails unless the product has some capabilities. Call it in a constructor, so that the start
   * fails and not a later call.
   *
   * @param needed the capabilities that the function relies on
   * @throws StoreException UNSUPPORTED if one is missing
   */
  public Table require(Capability... needed) {
    Lazy.require(place("require"), capabilities(), needed);
    return this;
  }

  /**
   * Does the work of the first call in advance. Call it in a constructor, so that the work is part
   * of the initialisation and of a checkpoint.
   */
  public Table prime() {
    try {
      driver().prime();
      return this;
    } catch (StoreException e) {
      throw e.at(place("prime"));
    }
  }

  /**
   * Reads a document, as of its last acknowledged write.
   *
   * @param key the key
   * @param type the type of the content
   * @param <T> the type of the content
   * @return empty if it is absent or expired
   * @throws StoreException INTERNAL if it is not of this type
   */
  public <T> Optional<Document<T>> get(Key key, Class<T> type) {
    return get(key, TypeToken.of(type));
  }

  /**
   * Reads a document, as of its last acknowledged write.
   *
   * @param key the key
   * @param type the type of the content
   * @param <T> the type of the content
   * @return empty if it is absent or expired
   * @throws StoreException INTERNAL if it is not of this type
   */
  public <T> Optional<Document<T>> get(Key key, TypeToken<T> type) {
    Row row = row(key, "get");
    return row == null ? Optional.empty() : Optional.of(this.<T>document(row, type.type()));
  }

  private @Nullable Row row(Key key, String operation) {
    try {
      Row row = driver().get(key);
      return row == null || row.expired(now()) ? null : row;
    } catch (StoreException e) {
      throw e.at(place(operation, key));
    }
  }

  @SuppressWarnings("unchecked") // the codec binds to the type that the token stands for
  <T> Document<T> document(Row row, Type type) {
    try {
      T value = (T) context.codec().decode(row.value(), type);
      return new Document<>(row.key(), value, row.version(), row.expiresAt());
    } catch (IllegalArgumentException e) {
      throw new StoreException(
              StoreError.INTERNAL,
              "the document is not a " + type.getTypeName() + ": " + e.getMessage(),
              e)
          .at(place("get", row.key()));
    }
  }

  /**
   * Puts a document without a condition.
   *
   * @param key the key
   * @param value the content; written as JSON by its class
   * @return its version
   */
  public Version put(Key key, Object value) {
    return write(Write.put(key, value));
  }

  /**
   * Puts a document under a condition.
   *
   * @param key the key
   * @param value the content; written as JSON by its class
   * @param condition the condition on the present state
   * @return its version
   * @throws StoreException PRECONDITION_FAILED if the condition does not hold
   */
  public Version put(Key key, Object value, Condition condition) {
    return write(Write.put(key, value).when(condition));
  }

  /** Deletes a document, if it exists. */
  public void delete(Key key) {
    write(Write.delete(key));
  }

  /**
   * Deletes a document under a condition.
   *
   * @param key the key
   * @param condition none, or the version to delete
   * @throws StoreException PRECONDITION_FAILED if another version is present, or none
   */
  public void delete(Key key, Condition condition) {
    write(Write.delete(key).when(condition));
  }

  /**
   * Writes once, with an expiry or a condition.
   *
   * @param write the write
   * @return the version of a put; meaningless for a delete and a check
   * @throws StoreException PRECONDITION_FAILED if the condition does not hold; OUTCOME_UNKNOWN if
   *     the write may or may not have happened
   */
  public Version write(Write write) {
    Version revision = new Version(retries.revision());
    Instant now = now();
    if (write.kind() == Write.Kind.CHECK) {
      check(write);
      return revision;
    }
    RowWrite row = encoder.encode(write, revision, now);
    try {
      driver().write(row, now);
      return revision;
    } catch (StoreException e) {
      if (e.error() == StoreError.OUTCOME_UNKNOWN && isThere(row, revision)) {
        return revision;
      }
      throw e.at(place(write));
    }
  }

  private void check(Write write) {
    Row row = row(write.key(), "check");
    boolean holds =
        write.condition() instanceof Condition.IfVersion must
            ? row != null && row.version().equals(must.version())
            : write.condition() instanceof Condition.None || row == null;
    if (!holds) {
      throw StoreException.preconditionFailed(0, "the condition does not hold").at(place(write));
    }
  }

  /** Returns true if a read shows that a write whose answer was lost has happened. */
  private boolean isThere(RowWrite write, Version revision) {
    if (!(write instanceof RowWrite.Put)) {
      return false;
    }
    try {
      Row row = driver().get(write.key());
      return row != null && row.version().equals(revision);
    } catch (StoreException e) {
      return false;
    }
  }

  /**
   * Writes all or nothing: no reader sees a part of it.
   *
   * @param writes 1 to {@value #MAX_ATOMIC_WRITES}, each of another key, {@value #MAX_ATOMIC_BYTES}
   *     bytes in all
   * @return the version of all puts
   * @throws StoreException PRECONDITION_FAILED if a condition does not hold, with {@link
   *     StoreException#failedWrite}; UNSUPPORTED without {@link Capability#ATOMIC}, even if the
   *     writes could be made one by one; OUTCOME_UNKNOWN if they may or may not have happened
   */
  public Version atomic(List<Write> writes) {
    if (writes.size() == 1) {
      return write(writes.get(0));
    }
    Version revision = new Version(retries.revision());
    Instant now = now();
    List<RowWrite> rows = encoder.encode(writes, revision, now);
    try {
      Lazy.require(driver().capabilities(), Capability.ATOMIC);
      driver().atomic(rows, now);
      return revision;
    } catch (StoreException e) {
      if (e.error() == StoreError.OUTCOME_UNKNOWN) {
        for (RowWrite row : rows) {
          if (isThere(row, revision)) {
            return revision;
          }
        }
      }
      int index = e.failedWrite().orElse(-1);
      throw e.at(
          index < 0 || index >= writes.size()
              ? place("atomic")
              : place("atomic, write " + index, writes.get(index).key()));
    }
  }

  /**
   * Reads a document, changes it, and writes it unless another writer was faster; then starts
   * again, some dozens of times, with growing pauses of random length. The change may be computed
   * several times, and takes effect once. The expiry stays.
   *
   * @param key the key
   * @param type the type of the content
   * @param change takes the present content, or empty; returns the new content, or empty to delete
   * @param <T> the type of the content
   * @return the new content, as the change returned it
   * @throws StoreException RATE_LIMITED if others are always faster
   */
  public <T> Optional<T> update(Key key, Class<T> type, UnaryOperator<Optional<T>> change) {
    return update(key, TypeToken.of(type), change);
  }

  /**
   * Updates a document like {@link #update(Key, Class, UnaryOperator)}, for types with arguments.
   *
   * @param key the key
   * @param type the type of the content
   * @param change takes the present content, or empty; returns the new content, or empty to delete
   * @param <T> the type of the content
   * @return the new content, as the change returned it
   */
  public <T> Optional<T> update(Key key, TypeToken<T> type, UnaryOperator<Optional<T>> change) {
    for (int attempt = 1; ; attempt++) {
      Document<T> before = get(key, type).orElse(null);
      Optional<T> after =
          change.apply(before == null ? Optional.empty() : Optional.of(before.value()));
      try {
        if (after.isPresent()) {
          Write put = Write.put(key, after.get());
          if (before == null) {
            write(put.ifAbsent());
          } else {
            Instant end = before.expiresAt();
            write((end == null ? put : put.expiresAt(end)).ifVersion(before.version()));
          }
        } else if (before != null) {
          delete(key, Condition.ifVersion(before.version()));
        }
        return after;
      } catch (StoreException e) {
        retries.afterLoss(attempt, e, place("update", key));
      }
    }
  }

  /**
   * Reads documents of a partition, page by page, as the stream is read. A document that exists all
   * the time is read once, whatever else is put or deleted meanwhile.
   *
   * @param query the selection
   * @param type the type of the content
   * @param <T> the type of the content
   * @return a stream, which should be closed
   */
  public <T> Stream<Document<T>> query(Query query, Class<T> type) {
    return query(query, TypeToken.of(type));
  }

  /**
   * Reads documents like {@link #query(Query, Class)}, for types with arguments.
   *
   * @param query the selection
   * @param type the type of the content
   * @param <T> the type of the content
   * @return a stream, which should be closed
   */
  public <T> Stream<Document<T>> query(Query query, TypeToken<T> type) {
    driver();
    return new QueryPages<T>(this, query, type.type()).stream();
  }

  RowPage page(RowQuery query) {
    try {
      return driver().query(query);
    } catch (StoreException e) {
      throw e.at(place("query"));
    }
  }

  /** Closes the driver, for all users of this table. */
  @Override
  public void close() {
    driver.close();
  }

  private TableDriver driver() {
    return driver.get();
  }

  Instant now() {
    return context.clock().instant();
  }

  StoreContext context() {
    return context;
  }

  String place(String operation) {
    return "Table " + name() + ", " + operation;
  }

  private String place(Write write) {
    return place(write.kind().name().toLowerCase(Locale.ROOT), write.key());
  }

  String place(String operation, Key key) {
    return place(operation) + " " + key;
  }

  @Override
  public String toString() {
    return "Table " + name();
  }
}
