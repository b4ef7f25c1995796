package dev.anyfn.state;

import dev.anyfn.TypeToken;
import dev.anyfn.state.spi.BucketDriver;
import dev.anyfn.state.spi.ObjectBody;
import dev.anyfn.state.spi.ObjectWrite;
import dev.anyfn.state.spi.StoreContext;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Type;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Objects by key: bodies of any size, with a content type, metadata and a {@link Version}.
 *
 * <p>A key is 1 to {@value #MAX_KEY_BYTES} bytes of UTF-8; every character is a character, also
 * {@code /}, {@code ..} and NUL. A write is whole or not at all, and every read after it sees it.
 * Values are {@code byte[]}, {@code String}, or anything that JSON can express.
 *
 * <p>A function gets it from {@link dev.anyfn.Environment#bucket}. The product behind it is opened
 * at the first call, or by {@link #prime}. Safe for use by many threads. All methods throw {@link
 * StoreException}; with a key that is none, {@link IllegalArgumentException}; after close, {@link
 * IllegalStateException}.
 */
public final class Bucket implements AutoCloseable {

  /** The longest key, in bytes of UTF-8: that of S3 and Google Cloud Storage. */
  public static final int MAX_KEY_BYTES = 1024;

  private final StoreContext context;
  private final Lazy<BucketDriver> driver;
  private final Retries retries;

  private Bucket(StoreContext context, Lazy<BucketDriver> driver) {
    this.context = context;
    this.driver = driver;
    this.retries = new Retries(context);
  }

  /**
   * A bucket over a driver, for those who bring their own; functions ask their environment.
   *
   * @param context its name, codec and clock
   * @param driver opens the driver, once, when it is needed
   * @return the bucket, which closes the driver
   */
  public static Bucket of(StoreContext context, Supplier<? extends BucketDriver> driver) {
    return new Bucket(context, new Lazy<>("Bucket " + context.name(), driver));
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
   * @return of {@link Capability}, what applies to buckets
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
  public Bucket require(Capability... needed) {
    Lazy.require(place("require"), capabilities(), needed);
    return this;
  }

  /**
   * Does now what the first call would have to do; in a constructor, so that it is part of the
   * initialisation and of a checkpoint.
   *
   * @return this
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
   * The facts about an object.
   *
   * @param key where
   * @return empty if there is none
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
   * @param key where
   * @return empty if there is none; else to be closed
   */
  public Optional<ObjectReader> open(String key) {
    return open(key, Range.all());
  }

  /**
   * Opens a part of an object for reading.
   *
   * @param key where
   * @param range which bytes; what lies behind the end is left out
   * @return empty if there is none; else to be closed
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
   * Reads an object whole.
   *
   * @param key where
   * @return empty if there is none
   */
  public Optional<StoredObject<byte[]>> get(String key) {
    return get(key, byte[].class);
  }

  /**
   * Reads an object whole.
   *
   * @param key where
   * @param type {@code byte[]}, {@code String} (as UTF-8), or what its JSON is bound to
   * @param <T> the type
   * @return empty if there is none
   * @throws StoreException INTERNAL if its body is not JSON of this type
   */
  public <T> Optional<StoredObject<T>> get(String key, Class<T> type) {
    return get(key, TypeToken.of(type));
  }

  /**
   * Reads an object whole.
   *
   * @param key where
   * @param type {@code byte[]}, {@code String} (as UTF-8), or what its JSON is bound to
   * @param <T> the type
   * @return empty if there is none
   * @throws StoreException INTERNAL if its body is not JSON of this type
   */
  public <T> Optional<StoredObject<T>> get(String key, TypeToken<T> type) {
    Optional<ObjectReader> opened = open(key);
    if (opened.isEmpty()) {
      return Optional.empty();
    }
    try (ObjectReader reader = opened.get()) {
      return Optional.of(new StoredObject<>(reader.info(), decode(reader.bytes(), type)));
    } catch (IllegalArgumentException e) {
      throw new StoreException(
              StoreError.INTERNAL, "the object is not a " + type + ": " + e.getMessage(), e)
          .at(place("get", key));
    } catch (StoreException e) {
      throw e.at(place("get", key));
    }
  }

  @SuppressWarnings("unchecked") // the codec binds to the type that the token stands for
  private <T> T decode(byte[] bytes, TypeToken<T> token) {
    Type type = token.type();
    Object value =
        type == byte[].class
            ? bytes
            : type == String.class
                ? new String(bytes, StandardCharsets.UTF_8)
                : context.codec().decode(bytes, type);
    return (T) value;
  }

  /**
   * Puts an object, whatever is there.
   *
   * @param key where
   * @param value {@code byte[]}, {@code String}, a {@link Body}, or what JSON can express
   * @return the facts about it
   */
  public ObjectInfo put(String key, Object value) {
    return put(key, value, PutOptions.none());
  }

  /**
   * Puts an object under a condition.
   *
   * @param key where
   * @param value {@code byte[]}, {@code String}, a {@link Body}, or what JSON can express
   * @param condition what must be true of the present state
   * @return the facts about it
   * @throws StoreException PRECONDITION_FAILED if it is not true
   */
  public ObjectInfo put(String key, Object value, Condition condition) {
    return put(key, value, PutOptions.none().when(condition));
  }

  /**
   * Puts an object.
   *
   * @param key where
   * @param value {@code byte[]}, {@code String}, a {@link Body}, or what JSON can express
   * @param options condition, type, metadata
   * @return the facts about it
   * @throws StoreException PRECONDITION_FAILED if the condition is not true
   * @throws UncheckedIOException if reading the body threw; then nothing is written
   */
  public ObjectInfo put(String key, Object value, PutOptions options) {
    requireKey(key);
    Body body = body(value);
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

  private Body body(Object value) {
    if (value instanceof Body body) {
      return body;
    }
    if (value instanceof byte[] bytes) {
      return Body.of(bytes);
    }
    return value instanceof String text
        ? Body.of(text)
        : Body.copied(context.codec().encode(value), "application/json");
  }

  /**
   * Reads an object, changes it, and writes it unless somebody else has in the meantime; then
   * begins anew, some dozens of times, with growing pauses of random length. So the change may be
   * computed several times, and takes effect once.
   *
   * @param key where
   * @param type {@code byte[]}, {@code String}, or what its JSON is bound to
   * @param change gets what is there, or empty; returns what is to be there, or empty for nothing
   * @param <T> the type
   * @return what is there now, as the change returned it
   * @throws StoreException RATE_LIMITED if others are always faster
   */
  public <T> Optional<T> update(String key, Class<T> type, UnaryOperator<Optional<T>> change) {
    return update(key, TypeToken.of(type), change);
  }

  /**
   * As {@link #update(String, Class, UnaryOperator)}, for types with arguments.
   *
   * @param key where
   * @param type what its JSON is bound to
   * @param change gets what is there, or empty; returns what is to be there, or empty for nothing
   * @param <T> the type
   * @return what is there now, as the change returned it
   */
  public <T> Optional<T> update(String key, TypeToken<T> type, UnaryOperator<Optional<T>> change) {
    for (int attempt = 1; ; attempt++) {
      Optional<StoredObject<T>> before = get(key, type);
      Optional<T> after =
          change.apply(before.isEmpty() ? Optional.empty() : Optional.of(before.get().value()));
      try {
        if (after.isPresent()) {
          put(key, after.get(), keeping(before));
        } else if (before.isPresent()) {
          delete(key, Condition.ifVersion(before.get().version()));
        }
        return after;
      } catch (StoreException e) {
        retries.afterLoss(attempt, e, place("update", key));
      }
    }
  }

  private static <T> PutOptions keeping(Optional<StoredObject<T>> before) {
    if (before.isEmpty()) {
      return PutOptions.none().when(Condition.ifAbsent());
    }
    ObjectInfo info = before.get().info();
    PutOptions options = PutOptions.none().when(Condition.ifVersion(info.version()));
    if (info.contentType() != null) {
      options = options.contentType(info.contentType());
    }
    for (Map.Entry<String, String> entry : info.metadata().entrySet()) {
      options = options.metadata(entry.getKey(), entry.getValue());
    }
    return options;
  }

  /**
   * Copies an object with its type and metadata, over whatever is there.
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
   * @param condition what must be true of the present state of the copy
   * @return the facts about the copy
   * @throws StoreException NOT_FOUND if there is no source, PRECONDITION_FAILED if the condition is
   *     not true
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

  /**
   * Deletes an object, if it is there.
   *
   * @param key where
   */
  public void delete(String key) {
    delete(key, Condition.none());
  }

  /**
   * Deletes an object under a condition.
   *
   * @param key where
   * @param condition none, or the version that must be there
   * @throws StoreException PRECONDITION_FAILED if another one is there, or none
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
   * read. An object that is there all the time is listed once, whatever is put or deleted
   * meanwhile.
   *
   * @param listing which
   * @return a stream, best closed
   */
  public Stream<Entry> list(Listing listing) {
    driver();
    return new ListingPages(this, listing).stream();
  }

  /**
   * An address that anybody who has it may use for a while, without credentials.
   *
   * @param request what it allows
   * @return the address
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

  /** Closes the driver; it cannot be used any more, by nobody who shares it. */
  @Override
  public void close() {
    driver.close();
  }

  /** The driver, if it can write under this condition; unconditional writes ask nothing. */
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

  /** Its name. */
  @Override
  public String toString() {
    return "Bucket " + name();
  }

  static byte[] readAll(InputStream stream) {
    try {
      return stream.readAllBytes();
    } catch (IOException e) {
      throw new StoreException(
          StoreError.UNAVAILABLE, "the object could not be read to its end", e);
    }
  }
}
