package dev.anyfn.state;

import dev.anyfn.TypeToken;
import dev.anyfn.state.spi.BucketDriver;
import dev.anyfn.state.spi.ObjectBody;
import dev.anyfn.state.spi.ObjectWrite;
import dev.anyfn.state.spi.StoreContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Objects by key: bodies of any size, with a content type, metadata and a {@link Version}.
 *
 * <p>A key is 1 to {@value #MAX_KEY_BYTES} bytes of UTF-8; every character stands for itself, also
 * {@code /}, {@code ..} and NUL. A write happens as a whole or not at all, and every later read
 * sees it. Values are {@code byte[]}, {@code String}, or any JSON value.
 *
 * <p>{@link dev.anyfn.Environment#bucket} returns it. The product behind it is opened by the first
 * call, or by {@link #prime}. Safe for use by many threads. All methods throw {@link
 * StoreException}; for an invalid key, {@link IllegalArgumentException}; after close, {@link
 * IllegalStateException}.
 */
public final class Bucket implements AutoCloseable {

  /** The longest key, in bytes of UTF-8: that of S3 and Google Cloud Storage. */
  public static final int MAX_KEY_BYTES = 1024;

  private final StoreContext context;
  private final Lazy<BucketDriver> driver;
  private final Retries retries;
  private final ObjectContent content;

  private Bucket(StoreContext context, Lazy<BucketDriver> driver) {
    this.context = context;
    this.driver = driver;
    this.retries = new Retries(context);
    this.content = new ObjectContent(context.codec());
  }

  /**
   * Creates a bucket over a driver. Functions use that of their environment instead.
   *
   * @param context the name, the codec and the clock
   * @param driver opens the driver, once, at the first use
   * @return the bucket, which closes the driver
   */
  public static Bucket of(StoreContext context, Supplier<? extends BucketDriver> driver) {
    return new Bucket(context, new Lazy<>("Bucket " + context.name(), driver));
  }

  /** {@return the name by which the function asks for it} */
  public String name() {
    return context.name();
  }

  /** {@return the capabilities of the product that apply to buckets} */
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
  public Bucket require(Capability... needed) {
    Lazy.require(place("require"), capabilities(), needed);
    return this;
  }

  /**
   * Does the work of the first call in advance. Call it in a constructor, so that the work is part
   * of the initialisation and of a checkpoint.
   */
  public Bucket prime() {
    try {
      driver().prime();
      return this;
    } catch (StoreException e) {
      throw e.at(place("prime"));
    }
  }

  /**
   * Returns the facts about an object.
   *
   * @param key the key
   * @return empty if there is no object
   */
  public Optional<ObjectInfo> head(String key) {
    requireKey(key);
    try {
      return Optional.ofNullable(driver().head(key));
    } catch (StoreException e) {
      throw e.at(place("head", key));
    }
  }

  /**
   * Opens an object for reading.
   *
   * @param key the key
   * @return empty if there is no object; the caller closes the reader
   */
  public Optional<ObjectReader> open(String key) {
    return open(key, Range.all());
  }

  /**
   * Opens a part of an object for reading.
   *
   * @param key the key
   * @param range the range, cut at the end of the object
   * @return empty if there is no object; the caller closes the reader
   */
  public Optional<ObjectReader> open(String key, Range range) {
    requireKey(key);
    try {
      ObjectBody body = driver().open(key, range);
      return body == null ? Optional.empty() : Optional.of(new ObjectReader(body));
    } catch (StoreException e) {
      throw e.at(place("read", key));
    }
  }

  /**
   * Reads a whole object.
   *
   * @param key the key
   * @return empty if there is no object
   */
  public Optional<StoredObject<byte[]>> get(String key) {
    return get(key, byte[].class);
  }

  /**
   * Reads a whole object.
   *
   * @param key the key
   * @param type {@code byte[]}, {@code String} (as UTF-8), or a type of JSON
   * @param <T> the type
   * @return empty if there is no object
   * @throws StoreException INTERNAL if its body is not JSON of this type
   */
  public <T> Optional<StoredObject<T>> get(String key, Class<T> type) {
    return get(key, TypeToken.of(type));
  }

  /**
   * Reads a whole object.
   *
   * @param key the key
   * @param type {@code byte[]}, {@code String} (as UTF-8), or a type of JSON
   * @param <T> the type
   * @return empty if there is no object
   * @throws StoreException INTERNAL if its body is not JSON of this type
   */
  public <T> Optional<StoredObject<T>> get(String key, TypeToken<T> type) {
    Optional<ObjectReader> opened = open(key);
    if (opened.isEmpty()) {
      return Optional.empty();
    }
    try (ObjectReader reader = opened.get()) {
      return Optional.of(new StoredObject<>(reader.info(), content.decode(reader.bytes(), type)));
    } catch (IllegalArgumentException e) {
      throw new StoreException(
              StoreError.INTERNAL, "the object is not a " + type + ": " + e.getMessage(), e)
          .at(place("get", key));
    } catch (StoreException e) {
      throw e.at(place("get", key));
    }
  }

  /**
   * Puts an object without a condition.
   *
   * @param key the key
   * @param value {@code byte[]}, {@code String}, a {@link Body}, or any JSON value
   * @return the facts about it
   */
  public ObjectInfo put(String key, Object value) {
    return put(key, value, PutOptions.none());
  }

  /**
   * Puts an object under a condition.
   *
   * @param key the key
   * @param value {@code byte[]}, {@code String}, a {@link Body}, or any JSON value
   * @param condition the condition on the present state
   * @return the facts about it
   * @throws StoreException PRECONDITION_FAILED if the condition does not hold
   */
  public ObjectInfo put(String key, Object value, Condition condition) {
    return put(key, value, PutOptions.none().when(condition));
  }

  /**
   * Puts an object.
   *
   * @param key the key
   * @param value {@code byte[]}, {@code String}, a {@link Body}, or any JSON value
   * @param options the condition, the content type and the metadata
   * @return the facts about it
   * @throws StoreException PRECONDITION_FAILED if the condition does not hold
   * @throws UncheckedIOException if reading the body threw; then nothing is written
   */
  public ObjectInfo put(String key, Object value, PutOptions options) {
    requireKey(key);
    Body body = content.encode(value);
    String type = options.contentType() == null ? body.contentType() : options.contentType();
    ObjectWrite write =
        new ObjectWrite(
            key,
            body,
            type == null ? "application/octet-stream" : type,
            options.metadata(),
            options.condition(),
            retries.revision());
    try {
      return able(options.condition()).write(write);
    } catch (IOException e) {
      throw new UncheckedIOException(place("put", key) + ": the body could not be read", e);
    } catch (StoreException e) {
      throw e.at(place("put", key));
    }
  }

  /**
   * Reads an object, changes it, and writes it unless another writer was faster; then starts again,
   * some dozens of times, with growing pauses of random length. The change may be computed several
   * times, and takes effect once.
   *
   * @param key the key
   * @param type {@code byte[]}, {@code String}, or a type of JSON
   * @param change takes the present content, or empty; returns the new content, or empty to delete
   * @param <T> the type
   * @return the new content, as the change returned it
   * @throws StoreException RATE_LIMITED if others are always faster
   */
  public <T> Optional<T> update(String key, Class<T> type, UnaryOperator<Optional<T>> change) {
    return update(key, TypeToken.of(type), change);
  }

  /**
   * Updates an object like {@link #update(String, Class, UnaryOperator)}, for types with arguments.
   *
   * @param key the key
   * @param type {@code byte[]}, {@code String}, or a type of JSON
   * @param change takes the present content, or empty; returns the new content, or empty to delete
   * @param <T> the type
   * @return the new content, as the change returned it
   */
  public <T> Optional<T> update(String key, TypeToken<T> type, UnaryOperator<Optional<T>> change) {
    for (int attempt = 1; ; attempt++) {
      Optional<StoredObject<T>> before = get(key, type);
      Optional<T> after =
          change.apply(before.isEmpty() ? Optional.empty() : Optional.of(before.get().value()));
      try {
        if (after.isPresent()) {
          put(
              key,
              after.get(),
              PutOptions.replacing(before.isEmpty() ? null : before.get().info()));
        } else if (before.isPresent()) {
          delete(key, Condition.ifVersion(before.get().version()));
        }
        return after;
      } catch (StoreException e) {
        retries.afterLoss(attempt, e, place("update", key));
      }
    }
  }

  /**
   * Copies an object with its type and metadata, without a condition.
   *
   * @param from the key of the source
   * @param to the key of the copy
   * @return the facts about the copy
   * @throws StoreException NOT_FOUND if there is no source
   */
  public ObjectInfo copy(String from, String to) {
    return copy(from, to, Condition.none());
  }

  /**
   * Copies an object with its type and metadata, under a condition.
   *
   * @param from the key of the source
   * @param to the key of the copy, another one
   * @param condition the condition on the present state of the copy
   * @return the facts about the copy
   * @throws StoreException NOT_FOUND if there is no source, PRECONDITION_FAILED if the condition
   *     does not hold
   */
  public ObjectInfo copy(String from, String to, Condition condition) {
    requireKey(from);
    requireKey(to);
    if (from.equals(to)) {
      throw new IllegalArgumentException("An object cannot be copied onto itself");
    }
    ObjectWrite write =
        new ObjectWrite(to, Body.of(""), "text/plain", Map.of(), condition, retries.revision());
    try {
      ObjectInfo copied = able(condition).copy(from, write);
      if (copied == null) {
        throw new StoreException(StoreError.NOT_FOUND, "there is no object to copy");
      }
      return copied;
    } catch (StoreException e) {
      throw e.at(place("copy", from) + " to " + Names.quote(to));
    }
  }

  /** Deletes an object, if it exists. */
  public void delete(String key) {
    delete(key, Condition.none());
  }

  /**
   * Deletes an object under a condition.
   *
   * @param key the key
   * @param condition none, or the version to delete
   * @throws StoreException PRECONDITION_FAILED if another version is present, or none
   */
  public void delete(String key, Condition condition) {
    requireKey(key);
    Lazy.requireDeletable(condition);
    try {
      BucketDriver able = driver();
      if (condition instanceof Condition.IfVersion) {
        Lazy.require(able.capabilities(), Capability.CONDITIONAL_DELETE);
      }
      able.delete(key, condition);
    } catch (StoreException e) {
      throw e.at(place("delete", key));
    }
  }

  /**
   * Lists objects in the order of the UTF-8 bytes of their keys, page by page, as the stream is
   * read. An object that exists all the time is listed once, whatever else is put or deleted
   * meanwhile.
   *
   * @param listing the selection
   * @return a stream, which should be closed
   */
  public Stream<Entry> list(Listing listing) {
    driver();
    return new ListingPages(this, listing).stream();
  }

  /**
   * Creates an address that anybody can use for a while, without credentials.
   *
   * @param request the key, the method and the lifetime
   * @throws StoreException UNSUPPORTED without {@link Capability#SIGNED_URLS}
   */
  public URI signedUrl(SignedUrl request) {
    try {
      BucketDriver able = driver();
      Lazy.require(able.capabilities(), Capability.SIGNED_URLS);
      return able.sign(request);
    } catch (StoreException e) {
      throw e.at(place("sign", request.key()));
    }
  }

  /** Closes the driver, for all users of this bucket. */
  @Override
  public void close() {
    driver.close();
  }

  /** Returns the driver, if it supports the condition. */
  private BucketDriver able(Condition condition) {
    BucketDriver able = driver();
    if (condition instanceof Condition.IfAbsent) {
      Lazy.require(able.capabilities(), Capability.IF_ABSENT);
    } else if (condition instanceof Condition.IfVersion) {
      Lazy.require(able.capabilities(), Capability.IF_VERSION);
    }
    return able;
  }

  BucketDriver driver() {
    return driver.get();
  }

  static void requireKey(String key) {
    Names.require("The key of an object", key, 1, MAX_KEY_BYTES);
  }

  String place(String operation) {
    return "Bucket " + name() + ", " + operation;
  }

  private String place(String operation, String key) {
    return place(operation) + " " + Names.quote(key);
  }

  @Override
  public String toString() {
    return "Bucket " + name();
  }
}
