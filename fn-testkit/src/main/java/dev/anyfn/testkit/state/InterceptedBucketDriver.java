package dev.anyfn.testkit.state;

import dev.anyfn.state.Capability;
import dev.anyfn.state.Condition;
import dev.anyfn.state.ObjectInfo;
import dev.anyfn.state.Range;
import dev.anyfn.state.SignedUrl;
import dev.anyfn.state.spi.BucketDriver;
import dev.anyfn.state.spi.ObjectBody;
import dev.anyfn.state.spi.ObjectPage;
import dev.anyfn.state.spi.ObjectQuery;
import dev.anyfn.state.spi.ObjectWrite;
import java.io.IOException;
import java.net.URI;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A bucket driver that passes each operation of another through an interceptor. */
public final class InterceptedBucketDriver implements BucketDriver {

  private final BucketDriver driver;
  private final StoreInterceptor interceptor;
  private final boolean lent;

  /** Wraps a driver, and closes it with itself. */
  public InterceptedBucketDriver(BucketDriver driver, StoreInterceptor interceptor) {
    this(driver, interceptor, false);
  }

  private InterceptedBucketDriver(BucketDriver driver, StoreInterceptor interceptor, boolean lent) {
    this.driver = driver;
    this.interceptor = interceptor;
    this.lent = lent;
  }

  /** Wraps a shared driver, which stays open when this one is closed. */
  public static InterceptedBucketDriver lent(BucketDriver driver, StoreInterceptor interceptor) {
    return new InterceptedBucketDriver(driver, interceptor, true);
  }

  private @Nullable Object around(
      String name, String key, boolean writes, StoreInterceptor.Call call) {
    try {
      return interceptor.around(new StoreOperation(name, key, writes), call);
    } catch (IOException e) {
      throw new IllegalStateException("Only a write reads a body", e);
    }
  }

  @Override
  public Set<Capability> capabilities() {
    return driver.capabilities();
  }

  @Override
  public void prime() {
    driver.prime();
  }

  @Override
  public @Nullable ObjectInfo head(String key) {
    return (ObjectInfo) around("head", key, false, () -> driver.head(key));
  }

  @Override
  public @Nullable ObjectBody open(String key, Range range) {
    return (ObjectBody) around("open", key, false, () -> driver.open(key, range));
  }

  @Override
  public ObjectInfo write(ObjectWrite write) throws IOException {
    StoreOperation operation = new StoreOperation("write", write.key(), true);
    return (ObjectInfo)
        Objects.requireNonNull(
            interceptor.around(operation, () -> driver.write(write)), "what was written");
  }

  @Override
  public @Nullable ObjectInfo copy(String from, ObjectWrite to) {
    return (ObjectInfo) around("copy", to.key(), true, () -> driver.copy(from, to));
  }

  @Override
  public void delete(String key, Condition condition) {
    around(
        "delete",
        key,
        true,
        () -> {
          driver.delete(key, condition);
          return null;
        });
  }

  @Override
  public ObjectPage list(ObjectQuery query, @Nullable String cursor) {
    return (ObjectPage)
        Objects.requireNonNull(
            around("list", query.prefix(), false, () -> driver.list(query, cursor)), "page");
  }

  @Override
  public URI sign(SignedUrl request) {
    return driver.sign(request);
  }

  @Override
  public void close() {
    if (!lent) {
      driver.close();
    }
  }
}
