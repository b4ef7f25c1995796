package dev.anyfn.store.s3;

import dev.anyfn.state.ObjectInfo;
import dev.anyfn.state.StoreError;
import dev.anyfn.state.StoreException;
import dev.anyfn.state.spi.ObjectWrite;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.AwsResponse;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.services.s3.model.CompleteMultipartUploadResponse;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.PutObjectResponse;

/**
 * Writes objects: up to one part in one request, more in parts that are seen when the last has been
 * acknowledged. Holds one part in memory, so that each request can be sent again.
 */
final class S3Writer {

  /** S3 wants 5 MiB at least, and takes 10,000 parts: 80 GB. */
  static final int PART = 8 << 20;

  private static final int MOST_PARTS = 10_000;

  private final S3Objects objects;

  S3Writer(S3Objects objects) {
    this.objects = objects;
  }

  ObjectInfo write(ObjectWrite write) throws IOException {
    try (InputStream body = write.body().open()) {
      Guard guard = objects.guard(write.key(), write.condition());
      byte[] first = body.readNBytes(PART);
      if (first.length < PART) {
        return put(write, guard, request(first, first.length), first.length);
      }
      return guard.isNone() || objects.conditions().onComplete()
          ? inParts(write, guard, first, body)
          : fromFile(write, guard, first, body);
    }
  }

  private static RequestBody request(byte[] bytes, int length) {
    byte[] exact = length == bytes.length ? bytes : java.util.Arrays.copyOf(bytes, length);
    return RequestBody.fromContentProvider(
        ContentStreamProvider.fromByteArrayUnsafe(exact), length, "application/octet-stream");
  }

  private ObjectInfo put(ObjectWrite write, Guard guard, RequestBody body, long size) {
    String name = objects.keys().name(write.key());
    return objects
        .calls()
        .settled(
            () -> {
              PutObjectResponse answer =
                  objects
                      .client()
                      .putObject(
                          r ->
                              r.bucket(objects.bucket())
                                  .key(name)
                                  .contentType(write.contentType())
                                  .metadata(metadata(write))
                                  .ifNoneMatch(guard.ifNoneMatch())
                                  .ifMatch(guard.ifMatch()),
                          body);
              return written(write, size, answer.eTag(), answer);
            },
            () -> objects.own(write.key(), write.nonce()));
  }

  private static Map<String, String> metadata(ObjectWrite write) {
    Map<String, String> metadata = new HashMap<>(write.metadata());
    metadata.put(StoredVersion.NONCE, write.nonce());
    return metadata;
  }

  /** Describes the object without another request, by the time of the answer. */
  private ObjectInfo written(ObjectWrite write, long size, String etag, AwsResponse answer) {
    Instant at =
        answer
            .sdkHttpResponse()
            .firstMatchingHeader("Date")
            .map(date -> DateTimeFormatter.RFC_1123_DATE_TIME.parse(date, Instant::from))
            .orElseGet(objects::now);
    return StoredVersion.info(write.key(), size, etag, at, write.contentType(), metadata(write));
  }

  private ObjectInfo inParts(ObjectWrite write, Guard guard, byte[] part, InputStream body)
      throws IOException {
    String name = objects.keys().name(write.key());
    String upload =
        objects
            .calls()
            .repeated(
                () ->
                    objects
                        .client()
                        .createMultipartUpload(
                            r ->
                                r.bucket(objects.bucket())
                                    .key(name)
                                    .contentType(write.contentType())
                                    .metadata(metadata(write))))
            .uploadId();
    boolean complete = false;
    try {
      List<CompletedPart> parts = new ArrayList<>();
      long size = 0;
      for (int length = PART; length > 0; length = body.readNBytes(part, 0, PART)) {
        parts.add(sent(name, upload, parts.size() + 1, request(part, length)));
        size += length;
      }
      ObjectInfo info = completed(write, guard, name, upload, parts, size);
      complete = true;
      return info;
    } finally {
      if (!complete) {
        abort(name, upload);
      }
    }
  }

  private CompletedPart sent(String name, String upload, int number, RequestBody part) {
    if (number > MOST_PARTS) {
      throw new StoreException(
          StoreError.PAYLOAD_TOO_LARGE, "S3 takes 10,000 parts, which are 80 GB here");
    }
    String etag =
        objects
            .calls()
            .repeated(
                () ->
                    objects
                        .client()
                        .uploadPart(
                            r ->
                                r.bucket(objects.bucket())
                                    .key(name)
                                    .uploadId(upload)
                                    .partNumber(number),
                            part))
            .eTag();
    return CompletedPart.builder().partNumber(number).eTag(etag).build();
  }

  private ObjectInfo completed(
      ObjectWrite write,
      Guard guard,
      String name,
      String upload,
      List<CompletedPart> parts,
      long size) {
    return objects
        .calls()
        .settled(
            () -> {
              CompleteMultipartUploadResponse answer =
                  objects
                      .client()
                      .completeMultipartUpload(
                          r ->
                              r.bucket(objects.bucket())
                                  .key(name)
                                  .uploadId(upload)
                                  .ifNoneMatch(guard.ifNoneMatch())
                                  .ifMatch(guard.ifMatch())
                                  .multipartUpload(m -> m.parts(parts)));
              // Ceph's gateway leaves it out of this answer
              ObjectInfo known =
                  StoredVersion.bare(answer.eTag()).isEmpty()
                      ? objects.own(write.key(), write.nonce())
                      : null;
              return known == null ? written(write, size, answer.eTag(), answer) : known;
            },
            () -> objects.own(write.key(), write.nonce()));
  }

  /** Tries to abort: parts that stay cost money, and nobody sees them. */
  private void abort(String name, String upload) {
    try {
      objects
          .calls()
          .found(
              () ->
                  objects
                      .client()
                      .abortMultipartUpload(
                          r -> r.bucket(objects.bucket()).key(name).uploadId(upload)));
    } catch (StoreException e) {
      // the caller gets the failure of the write
    }
  }

  /** One request of any size, where a condition on the last of many is ignored. */
  private ObjectInfo fromFile(ObjectWrite write, Guard guard, byte[] first, InputStream rest)
      throws IOException {
    Path file = Files.createTempFile("anyfn-", ".body");
    try {
      try (OutputStream out = Files.newOutputStream(file)) {
        out.write(first);
        rest.transferTo(out);
      }
      return put(write, guard, RequestBody.fromFile(file), Files.size(file));
    } finally {
      Files.delete(file);
    }
  }

  /** On the server. Null if the source is not there, or not that any more. */
  @Nullable ObjectInfo copied(ObjectInfo source, StoredVersion version, ObjectWrite to) {
    ObjectWrite write =
        new ObjectWrite(
            to.key(),
            to.body(),
            source.contentType() == null ? to.contentType() : source.contentType(),
            source.metadata(),
            to.condition(),
            to.nonce());
    try {
      return objects
          .calls()
          .settled(
              () -> {
                var answer =
                    objects
                        .client()
                        .copyObject(
                            r ->
                                r.sourceBucket(objects.bucket())
                                    .sourceKey(objects.keys().name(source.key()))
                                    .copySourceIfMatch(objects.conditions().tag(version.etag()))
                                    .destinationBucket(objects.bucket())
                                    .destinationKey(objects.keys().name(to.key()))
                                    .metadataDirective("REPLACE")
                                    .contentType(write.contentType())
                                    .metadata(metadata(write)));
                return written(write, source.size(), answer.copyObjectResult().eTag(), answer);
              },
              () -> objects.own(write.key(), write.nonce()));
    } catch (StoreException e) {
      if (e.error() == StoreError.PRECONDITION_FAILED) {
        return null;
      }
      throw e;
    }
  }
}
