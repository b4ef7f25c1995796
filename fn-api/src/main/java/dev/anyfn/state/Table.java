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
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Documents by {@link Key}: JSON values of at most {@value #MAX_DOCUMENT_BYTES} bytes, each with a
 * {@link Version} and, if wanted, an expiry. What has expired is absent at once, to every method;
 * the product removes it when it likes.
 *
 * <pre>{@code
 * Document<Stock> stock = table.get(key, Stock.class).orElseThrow();
 * table.put(key, stock.value().less(1), Condition.ifVersion(stock.version()));
 * }</pre>
 *
 * <p>A function gets it from {@link dev.anyfn.Environment#table}. The product behind it is opened
 * at the first call, or by {@link #prime}. Safe for use by many threads. All methods throw {@link
 * StoreException}; after close, {@link IllegalStateException}.
 */
public final class Table implements AutoCloseable {

  /**
   * The largest document, in bytes of JSON: 350 KiB, which leaves room for the key in the 400 KB of
   * a DynamoDB item. What is larger goes into a bucket.
   */
  public static final int MAX_DOCUMENT_BYTES = 350 * 1024;

  /** The most writes of {@link #atomic}: those of a DynamoDB transaction. */
  public static final int MAX_ATOMIC_WRITES = 100;

  /** The most bytes of values of {@link #atomic}: a DynamoDB transaction's 4 MB, less the keys. */
  public static final int MAX_ATOMIC_BYTES = 3_500_000;

  private final StoreContext context;
  private final Lazy<TableDriver> driver;
  private final Retries retries;

  private Table(StoreContext context, Lazy<TableDriver> driver) {
    this.context = context;
    this.driver = driver;
    this.retries = new Retries(context);
  }

  /**
   * A table over a driver, for those who bring their own; functions ask their environment.
   *
   * @param context its name, codec and clock
   * @param driver opens the driver, once, when it is needed
   * @return the table, which closes the driver
   */
  public static Table of(StoreContext context, Supplier<? extends TableDriver> driver) {
    return new Table(context, new Lazy<>("Table " + context.name(), driver));
  }

  /**
   * The name by which the function asks for it.
   *
   * @return never null
   */
  public String name() {
    return context.name();
  }

  /**
   * What the product has.
   *
   * @return of {@link Capability}, what applies to tables
   */
  public Set<Capability> capabilities() {
    try {
      return Set.copyOf(driver().capabilities());
    } catch (StoreException e) {
      throw e.at(place("capabilities"));
    }
  }

  /**
   * Fails unless the product has this; in a constructor, at start-up instead of in the middle.
   *
   * @param needed what the function relies on
   * @return this
   * @throws StoreException UNSUPPORTED if one is missing
   */
  public Table require(Capability... needed) {
    Lazy.require(place("require"), capabilities(), needed);
    return this;
  }

  /**
   * Does now what the first call would have to do; in a constructor, so that it is part of the
   * initialisation and of a checkpoint.
   *
   * @return this
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
   * @param key where
   * @param type what its JSON is bound to
   * @param <T> the type
   * @return empty if there is none, or it has expired
   * @throws StoreException INTERNAL if it is not of this type
   */
  public <T> Optional<Document<T>> get(Key key, Class<T> type) {
    return get(key, TypeToken.of(type));
  }

  /**
   * Reads a document, as of its last acknowledged write.
   *
   * @param key where
   * @param type what its JSON is bound to
   * @param <T> the type
   * @return empty if there is none, or it has expired
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
   * Puts a document, whatever is there.
   *
   * @param key where
   * @param value what; written as JSON by its class
   * @return its version
   */
  public Version put(Key key, Object value) {
    return write(Write.put(key, value));
  }

  /**
   * Puts a document under a condition.
   *
   * @param key where
   * @param value what; written as JSON by its class
   * @param condition what must be true of the present state
   * @return its version
   * @throws StoreException PRECONDITION_FAILED if it is not true
   */
  public Version put(Key key, Object value, Condition condition) {
    return write(Write.put(key, value).when(condition));
  }

  /**
   * Deletes a document, if it is there.
   *
   * @param key where
   */
  public void delete(Key key) {
    write(Write.delete(key));
  }

  /**
   * Deletes a document under a condition.
   *
   * @param key where
   * @param condition none, or the version that must be there
   * @throws StoreException PRECONDITION_FAILED if another one is there, or none
   */
  public void delete(Key key, Condition condition) {
    write(Write.delete(key).when(condition));
  }

  /**
   * Writes once: for what {@link #put} and {@link #delete} do not say, such as an expiry.
   *
   * @param write what
   * @return the version of what was put; without meaning for a delete and a check
   * @throws StoreException PRECONDITION_FAILED if the condition is not true; OUTCOME_UNKNOWN if
   *     nobody can tell whether it was written
   */
  public Version write(Write write) {
    Version revision = new Version(retries.revision());
    Instant now = now();
    if (write.kind() == Write.Kind.CHECK) {
      check(write);
      return revision;
    }
    RowWrite row = row(write, revision, now);
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

  /** Whether a write whose answer was lost has happened, as far as a read can show it. */
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
   * @return the version of all that were put
   * @throws StoreException PRECONDITION_FAILED if a condition is not true, with {@link
   *     StoreException#failedWrite}; UNSUPPORTED without {@link Capability#ATOMIC}, even where the
   *     writes could be made one by one; OUTCOME_UNKNOWN if nobody can tell whether they were
   *     written
   */
  public Version atomic(List<Write> writes) {
    if (writes.size() == 1) {
      return write(writes.get(0));
    }
    Version revision = new Version(retries.revision());
    Instant now = now();
    List<RowWrite> rows = rows(writes, revision, now);
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

  private List<RowWrite> rows(List<Write> writes, Version revision, Instant now) {
    if (writes.isEmpty() || writes.size() > MAX_ATOMIC_WRITES) {
      throw new IllegalArgumentException(
          "atomic takes 1 to " + MAX_ATOMIC_WRITES + " writes, not " + writes.size());
    }
    Set<Key> keys = new HashSet<>();
    List<RowWrite> rows = new ArrayList<>(writes.size());
    long bytes = 0;
    for (Write write : writes) {
      if (!keys.add(write.key())) {
        throw new IllegalArgumentException("atomic writes " + write.key() + " twice");
      }
      RowWrite row = row(write, revision, now);
      bytes += row instanceof RowWrite.Put put ? put.value().length : 0;
      rows.add(row);
    }
    if (bytes > MAX_ATOMIC_BYTES) {
      throw tooLarge("the documents have " + bytes + " bytes in all", MAX_ATOMIC_BYTES)
          .at(place("atomic"));
    }
    return rows;
  }

  private RowWrite row(Write write, Version revision, Instant now) {
    Object value = write.value();
    if (value == null) {
      if (write.kind() == Write.Kind.CHECK) {
        return new RowWrite.Check(write.key(), write.condition());
      }
      Lazy.requireDeletable(write.condition());
      return new RowWrite.Delete(write.key(), write.condition());
    }
    byte[] json = context.codec().encode(value);
    if (json.length > MAX_DOCUMENT_BYTES) {
      throw tooLarge("the document has " + json.length + " bytes of JSON", MAX_DOCUMENT_BYTES)
          .at(place("put", write.key()));
    }
    return new RowWrite.Put(write.key(), json, revision, write.expiry(now), write.condition());
  }

  private static StoreException tooLarge(String what, int most) {
    return new StoreException(
        StoreError.PAYLOAD_TOO_LARGE,
        what + ", and may have " + most + ": put it into a bucket and its key here");
  }

  /**
   * Reads a document, changes it, and writes it unless somebody else has in the meantime; then
   * begins anew, some dozens of times, with growing pauses of random length. So the change may be
   * computed several times, and takes effect once. The expiry stays.
   *
   * @param key where
   * @param type what its JSON is bound to
   * @param change gets what is there, or empty; returns what is to be there, or empty for nothing
   * @param <T> the type
   * @return what is there now, as the change returned it
   * @throws StoreException RATE_LIMITED if others are always faster
   */
  public <T> Optional<T> update(Key key, Class<T> type, UnaryOperator<Optional<T>> change) {
    return update(key, TypeToken.of(type), change);
  }

  /**
   * As {@link #update(Key, Class, UnaryOperator)}, for types with arguments.
   *
   * @param key where
   * @param type what its JSON is bound to
   * @param change gets what is there, or empty; returns what is to be there, or empty for nothing
   * @param <T> the type
   * @return what is there now, as the change returned it
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
   * Reads documents of a partition, page by page, as the stream is read. A document that is there
   * all the time is read once, whatever is put or deleted meanwhile.
   *
   * @param query which
   * @param type what their JSON is bound to
   * @param <T> the type
   * @return a stream, best closed
   */
  public <T> Stream<Document<T>> query(Query query, Class<T> type) {
    return query(query, TypeToken.of(type));
  }

  /**
   * As {@link #query(Query, Class)}, for types with arguments.
   *
   * @param query which
   * @param type what their JSON is bound to
   * @param <T> the type
   * @return a stream, best closed
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

  /** Closes the driver; it cannot be used any more, by nobody who shares it. */
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

  private String place(String operation) {
    return "Table " + name() + ", " + operation;
  }

  private String place(Write write) {
    return place(write.kind().name().toLowerCase(java.util.Locale.ROOT), write.key());
  }

  private String place(String operation, Key key) {
    return place(operation) + " " + key;
  }

  /** Its name. */
  @Override
  public String toString() {
    return "Table " + name();
  }
}
