package dev.anyfn.store.s3;

import dev.anyfn.state.Condition;
import dev.anyfn.state.ObjectInfo;
import dev.anyfn.state.Range;
import dev.anyfn.state.StoreError;
import dev.anyfn.state.StoreException;
import dev.anyfn.state.spi.ObjectBody;
import java.io.InputStream;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** One bucket: its objects as they are now, and the headers for conditions on them. */
final class S3Objects {

  private final S3Connection connection;
  private final String bucket;
  private final KeySpace keys;
  private volatile boolean seen;
  private volatile @Nullable Conditions conditions;

  S3Objects(S3Address address, S3Connection connection, @Nullable Conditions known) {
    this.conditions = known;
    this.connection = connection;
    this.bucket = address.bucket();
    this.keys = new KeySpace(address.base());
  }

  S3Client client() {
    return connection.client();
  }

  Calls calls() {
    return connection.calls();
  }

  String bucket() {
    return bucket;
  }

  Instant now() {
    return connection.now();
  }

  KeySpace keys() {
    return keys;
  }

  /** Asks the server, once. */
  Conditions conditions() {
    Conditions known = conditions;
    if (known == null) {
      known = probe();
      conditions = known;
    }
    return known;
  }

  private synchronized Conditions probe() {
    Conditions known = conditions;
    return known != null ? known : new Probe(connection, bucket, keys.base()).run();
  }

  @Nullable ObjectInfo head(String key) {
    String name = keys.name(key);
    HeadObjectResponse found = calls().found(() -> headed(name));
    if (found == null) {
      requireBucket();
      return null;
    }
    return info(key, found);
  }

  private HeadObjectResponse headed(String name) {
    return client().headObject(r -> r.bucket(bucket).key(name));
  }

  private static ObjectInfo info(String key, HeadObjectResponse facts) {
    return StoredVersion.info(
        key,
        facts.contentLength(),
        facts.eTag(),
        facts.lastModified(),
        facts.contentType(),
        facts.metadata());
  }

  /** The answer to a HEAD has no body that could say which of the two is missing. */
  void requireBucket() {
    if (!seen) {
      try {
        calls().repeated(() -> client().headBucket(r -> r.bucket(bucket)));
      } catch (StoreException e) {
        throw e.error() != StoreError.NOT_FOUND
            ? e
            : new StoreException(
                StoreError.NOT_FOUND,
                "there is no S3 bucket " + bucket + " on " + connection.server(),
                e);
      }
      seen = true;
    }
  }

  @Nullable ObjectBody open(String key, Range range) {
    if (range.length() == 0) {
      return empty(key);
    }
    String name = keys.name(key);
    ResponseInputStream<GetObjectResponse> found;
    try {
      found =
          calls()
              .found(
                  () -> client().getObject(r -> r.bucket(bucket).key(name).range(header(range))));
    } catch (StoreException e) {
      if (e.getCause() instanceof S3Exception answer && answer.statusCode() == 416) {
        return empty(key);
      }
      throw e;
    }
    if (found == null) {
      return null;
    }
    GetObjectResponse facts = found.response();
    ObjectInfo info =
        StoredVersion.info(
            key,
            size(facts),
            facts.eTag(),
            facts.lastModified(),
            facts.contentType(),
            facts.metadata());
    return new ObjectBody(info, new TransferStream(found, facts.contentLength()));
  }

  private @Nullable ObjectBody empty(String key) {
    ObjectInfo info = head(key);
    return info == null ? null : new ObjectBody(info, InputStream.nullInputStream());
  }

  private static @Nullable String header(Range range) {
    if (range.equals(Range.all())) {
      return null;
    }
    long last = range.offset() + range.length() - 1;
    boolean open = range.length() < 0 || last < 0;
    return "bytes=" + range.offset() + "-" + (open ? "" : last);
  }

  /** Returns the size of the whole object: 10 in {@code bytes 2-4/10}. */
  private static long size(GetObjectResponse facts) {
    String part = facts.contentRange();
    return part == null
        ? facts.contentLength()
        : Long.parseLong(part.substring(part.lastIndexOf('/') + 1));
  }

  /**
   * Turns a condition into headers. An ETag is a hash of the content and comes back with it, so the
   * nonce is compared here, and the tag by the server.
   */
  Guard guard(String key, Condition condition) {
    if (condition instanceof Condition.IfAbsent) {
      require(conditions().ifAbsent(), "If-None-Match of a put");
      return new Guard("*", null);
    }
    if (condition instanceof Condition.IfVersion must) {
      require(conditions().ifVersion(), "If-Match of a put");
      return new Guard(null, conditions().tag(current(key, must).etag()));
    }
    return Guard.NONE;
  }

  /** Returns the version that the condition names, if it is there now. */
  StoredVersion current(String key, Condition.IfVersion must) {
    StoredVersion version = StoredVersion.parse(must.version());
    ObjectInfo present = version == null ? null : head(key);
    if (version == null || present == null || !present.version().equals(must.version())) {
      throw Calls.preconditionFailed();
    }
    return version;
  }

  void require(boolean kept, String header) {
    if (!kept) {
      throw new StoreException(
          StoreError.UNSUPPORTED,
          "the server at " + connection.server() + " ignores the condition, " + header);
    }
  }

  /** Returns the object if this nonce wrote it; null too if it cannot be seen now. */
  @Nullable ObjectInfo own(String key, String nonce) {
    String name = keys.name(key);
    HeadObjectResponse found = Calls.glimpsed(() -> headed(name));
    ObjectInfo present = found == null ? null : info(key, found);
    return present != null && present.version().token().startsWith(nonce + "-") ? present : null;
  }
}
