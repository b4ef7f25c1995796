package dev.anyfn.store.gcs;

import dev.anyfn.state.Capability;
import dev.anyfn.state.Condition;
import dev.anyfn.state.ObjectInfo;
import dev.anyfn.state.Range;
import dev.anyfn.state.SignedUrl;
import dev.anyfn.state.StoreError;
import dev.anyfn.state.StoreException;
import dev.anyfn.state.spi.BucketDriver;
import dev.anyfn.state.spi.ObjectBody;
import dev.anyfn.state.spi.ObjectPage;
import dev.anyfn.state.spi.ObjectQuery;
import dev.anyfn.state.spi.ObjectWrite;
import dev.anyfn.store.google.Signer;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A bucket of Google Cloud Storage. A version is the generation of the object. */
final class GcsBucketDriver implements BucketDriver {

  private final Api api;
  private final ObjectNames names;
  private final Clock clock;

  GcsBucketDriver(Api api, Clock clock) {
    this.api = api;
    this.names = new ObjectNames(api.bucket().folder());
    this.clock = clock;
  }

  @Override
  public Set<Capability> capabilities() {
    Set<Capability> capabilities =
        EnumSet.of(
            Capability.IF_ABSENT,
            Capability.IF_VERSION,
            Capability.CONDITIONAL_DELETE,
            Capability.SHARED,
            Capability.DURABLE);
    if (api.google().signer() != null) {
      capabilities.add(Capability.SIGNED_URLS);
    }
    return capabilities;
  }

  /** Looks for an object that need not be there. */
  @Override
  public void prime() {
    head("anyfn-prime");
  }

  @Override
  public @Nullable ObjectInfo head(String key) {
    return info(api.look(key, names.ofKey(key)));
  }

  @Override
  public @Nullable ObjectBody open(String key, Range range) {
    return new Download(api, key, names.ofKey(key)).open(range);
  }

  @Override
  public ObjectInfo write(ObjectWrite write) throws IOException {
    return new Upload(api, write, names.ofKey(write.key())).run().info();
  }

  @Override
  public @Nullable ObjectInfo copy(String from, ObjectWrite to) {
    return info(new Copy(api, names, from, to).run());
  }

  @Override
  public void delete(String key, Condition condition) {
    new Deletion(api, key, names.ofKey(key)).run(condition);
  }

  @Override
  public ObjectPage list(ObjectQuery query, @Nullable String cursor) {
    return new Listing(api, names).page(query, cursor);
  }

  @Override
  public URI sign(SignedUrl request) {
    Signer signer = api.google().signer();
    if (signer == null) {
      throw new StoreException(
          StoreError.UNSUPPORTED, "these credentials cannot sign: those of a service account can");
    }
    return new SignedAddress(api.server(), api.bucket().bucket(), signer)
        .of(request, names.ofKey(request.key()), clock.instant());
  }

  private static @Nullable ObjectInfo info(@Nullable Stored stored) {
    return stored == null ? null : stored.info();
  }

  /** Connections are the JDK's, which closes them after some seconds. */
  @Override
  public void close() {
    // nothing is held
  }
}
