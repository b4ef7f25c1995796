package dev.anyfn.store.s3;

import static software.amazon.awssdk.core.sync.RequestBody.fromString;

import dev.anyfn.store.s3.Fault.Fate;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;

/**
 * Finds out which conditions a server keeps, by breaking each of them on an object of its own,
 * whose name no key has. A server that answers 200 to a broken condition ignores it.
 */
final class Probe {

  private static final String WRONG = "00000000000000000000000000000000";

  private final S3Client client;
  private final Calls calls;
  private final String bucket;
  private final String name;

  Probe(S3Connection connection, String bucket, String base) {
    this.client = connection.client();
    this.calls = connection.calls();
    this.bucket = bucket;
    RandomGenerator random = calls.context().random();
    this.name = base + "..anyfn-probe-" + new UUID(random.nextLong(), random.nextLong());
  }

  Conditions run() {
    try {
      boolean ifVersion = refused(() -> put(null, WRONG, "0"));
      calls.repeated(() -> put(null, null, "1"));
      boolean ifAbsent = refused(() -> put("*", null, "2"));
      String etag = etag();
      // a server that refuses the right tag, too, wants it in another form, or knows no tags
      boolean quoted = ifVersion && !refused(() -> put(null, "\"" + etag + "\"", "1"));
      boolean bare = ifVersion && !quoted && !refused(() -> put(null, etag, "1"));
      return new Conditions(
          ifAbsent,
          quoted || bare,
          bare,
          keptOnDelete(quoted ? "\"" + WRONG + "\"" : WRONG),
          keptOnComplete(),
          keptOnCopy());
    } finally {
      calls.repeated(() -> client.deleteObject(r -> r.bucket(bucket).key(name)));
    }
  }

  private Object put(@Nullable String ifNoneMatch, @Nullable String ifMatch, String body) {
    return client.putObject(
        r -> r.bucket(bucket).key(name).ifNoneMatch(ifNoneMatch).ifMatch(ifMatch),
        fromString(body));
  }

  private String etag() {
    return StoredVersion.bare(
        calls.repeated(() -> client.headObject(r -> r.bucket(bucket).key(name))).eTag());
  }

  private boolean keptOnDelete(String wrong) {
    // one that is there and one that is not: two that delete the same one must not both succeed
    return refused(() -> client.deleteObject(r -> r.bucket(bucket).key(name).ifMatch(wrong)))
        && refused(
            () -> client.deleteObject(r -> r.bucket(bucket).key(name + "-none").ifMatch(wrong)));
  }

  private boolean keptOnComplete() {
    calls.repeated(() -> put(null, null, "3"));
    String upload =
        calls
            .repeated(() -> client.createMultipartUpload(r -> r.bucket(bucket).key(name)))
            .uploadId();
    String etag =
        calls
            .repeated(
                () ->
                    client.uploadPart(
                        r -> r.bucket(bucket).key(name).uploadId(upload).partNumber(1),
                        RequestBody.fromString("4")))
            .eTag();
    CompletedPart part = CompletedPart.builder().partNumber(1).eTag(etag).build();
    boolean kept =
        refused(
            () ->
                client.completeMultipartUpload(
                    r ->
                        r.bucket(bucket)
                            .key(name)
                            .uploadId(upload)
                            .ifNoneMatch("*")
                            .multipartUpload(m -> m.parts(part))));
    if (kept) {
      calls.found(
          () -> client.abortMultipartUpload(r -> r.bucket(bucket).key(name).uploadId(upload)));
    }
    return kept;
  }

  private boolean keptOnCopy() {
    return refused(
        () ->
            client.copyObject(
                r ->
                    r.sourceBucket(bucket)
                        .sourceKey(name)
                        .copySourceIfMatch(WRONG)
                        .destinationBucket(bucket)
                        .destinationKey(name)
                        .metadataDirective("REPLACE")));
  }

  /** Returns true if the server refused because of a condition; throws any other failure. */
  private boolean refused(Supplier<Object> request) {
    return calls.repeated(
        () -> {
          try {
            var unused = request.get();
            return false;
          } catch (SdkException e) {
            Fate fate = Fault.of(e).fate();
            if (fate == Fate.PRECONDITION || fate == Fate.ABSENT) {
              return true;
            }
            if (Fault.code(e).equals("NoSuchUpload")) {
              return false; // the try before has completed it, and its answer was lost
            }
            throw e;
          }
        });
  }
}
