package dev.anyfn.testkit.sim;

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
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The world's bucket in the hands of one instance, whose end does not close it. */
record LentBucket(BucketDriver driver) implements BucketDriver {

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
    return driver.head(key);
  }

  @Override
  public @Nullable ObjectBody open(String key, Range range) {
    return driver.open(key, range);
  }

  @Override
  public ObjectInfo write(ObjectWrite write) throws IOException {
    return driver.write(write);
  }

  @Override
  public @Nullable ObjectInfo copy(String from, ObjectWrite to) {
    return driver.copy(from, to);
  }

  @Override
  public void delete(String key, Condition condition) {
    driver.delete(key, condition);
  }

  @Override
  public ObjectPage list(ObjectQuery query, @Nullable String cursor) {
    return driver.list(query, cursor);
  }

  @Override
  public URI sign(SignedUrl request) {
    return driver.sign(request);
  }

  @Override
  public void close() {
    // It is the world's.
  }
}
