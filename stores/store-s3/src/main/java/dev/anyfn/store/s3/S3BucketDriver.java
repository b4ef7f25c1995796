package dev.anyfn.store.s3;

import dev.anyfn.state.Body;
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
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.presigner.PresignedRequest;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/** One bucket of S3, or the part of it behind one prefix. */
final class S3BucketDriver implements BucketDriver {

  /** The most that one request copies: 5 GiB. */
  private static final long MOST_COPIED = 5L << 30;

  private static final int COPIES = 3;

  private final S3Connection connection;
  private final S3Objects objects;
  private final S3Writer writer;
  private final S3Listing listing;

  /** Asks the server for its conditions when they matter, unless they are known. */
  S3BucketDriver(S3Address address, S3Connection connection, @Nullable Conditions known) {
    this.connection = connection;
    this.objects = new S3Objects(address, connection, known);
    this.writer = new S3Writer(objects);
    this.listing = new S3Listing(objects);
  }

  @Override
  public Set<Capability> capabilities() {
    return objects.conditions().capabilities();
  }

  @Override
  public void prime() {
    objects.requireBucket();
  }

  @Override
  public @Nullable ObjectInfo head(String key) {
    return objects.head(key);
  }

  @Override
  public @Nullable ObjectBody open(String key, Range range) {
    return objects.open(key, range);
  }

  @Override
  public ObjectInfo write(ObjectWrite write) throws IOException {
    return writer.write(write);
  }

  @Override
  public @Nullable ObjectInfo copy(String from, ObjectWrite to) {
    // S3's own pages disagree on whether the copy may have a condition: so it has none.
    if (to.condition() instanceof Condition.None && objects.conditions().onCopy()) {
      for (int attempt = 1; attempt <= COPIES; attempt++) {
        ObjectInfo source = objects.head(from);
        StoredVersion version = source == null ? null : StoredVersion.parse(source.version());
        if (source == null || version == null) {
          return null;
        }
        if (source.size() > MOST_COPIED) {
          break;
        }
        ObjectInfo copy = writer.copied(source, version, to);
        if (copy != null) {
          return copy;
        }
      }
    }
    return copyThroughHere(from, to);
  }

  private @Nullable ObjectInfo copyThroughHere(String from, ObjectWrite to) {
    ObjectBody source = objects.open(from, Range.all());
    if (source == null) {
      return null;
    }
    String type = source.info().contentType();
    try {
      return writer.write(
          new ObjectWrite(
              to.key(),
              Body.of(source.stream()),
              type == null ? to.contentType() : type,
              source.info().metadata(),
              to.condition(),
              to.nonce()));
    } catch (IOException e) {
      throw new StoreException(
          StoreError.UNAVAILABLE, "the source could not be read to its end", e);
    }
  }

  @Override
  public void delete(String key, Condition condition) {
    String name = objects.keys().name(key);
    String tag = null;
    if (condition instanceof Condition.IfVersion must) {
      objects.require(
          objects.conditions().ifVersion() && objects.conditions().onDelete(),
          "If-Match of a delete");
      tag = objects.conditions().tag(objects.current(key, must).etag());
    }
    String ifMatch = tag;
    objects.calls().settled(() -> deleted(name, ifMatch), () -> null);
  }

  private boolean deleted(String name, @Nullable String ifMatch) {
    try {
      objects.client().deleteObject(r -> r.bucket(objects.bucket()).key(name).ifMatch(ifMatch));
    } catch (S3Exception e) {
      if (ifMatch != null || Fault.of(e).fate() != Fault.Fate.ABSENT) {
        throw e;
      }
    }
    return true;
  }

  @Override
  public ObjectPage list(ObjectQuery query, @Nullable String cursor) {
    return listing.page(query, cursor);
  }

  @Override
  public URI sign(SignedUrl request) {
    String name = objects.keys().name(request.key());
    S3Presigner presigner = connection.presigner();
    PresignedRequest signed =
        switch (request.method()) {
          case GET ->
              presigner.presignGetObject(
                  p ->
                      p.signatureDuration(request.lifetime())
                          .getObjectRequest(r -> r.bucket(objects.bucket()).key(name)));
          case PUT ->
              presigner.presignPutObject(
                  p ->
                      p.signatureDuration(request.lifetime())
                          .putObjectRequest(r -> r.bucket(objects.bucket()).key(name)));
        };
    try {
      return signed.url().toURI();
    } catch (URISyntaxException e) {
      throw new StoreException(StoreError.INTERNAL, "the SDK made an address that is none", e);
    }
  }

  @Override
  public void close() {
    connection.close();
  }
}
