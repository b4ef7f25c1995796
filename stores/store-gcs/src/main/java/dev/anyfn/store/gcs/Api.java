package dev.anyfn.store.gcs;

import dev.anyfn.state.StoreError;
import dev.anyfn.state.StoreException;
import dev.anyfn.store.google.Call;
import dev.anyfn.store.google.GoogleApi;
import dev.anyfn.store.google.Problem;
import dev.anyfn.store.google.Reply;
import org.jspecify.annotations.Nullable;

/** The addresses of a bucket, and the meaning of its refusals. */
final class Api {

  static final String PRODUCT = "Google Cloud Storage";

  static final int OK = 200;
  static final int NOT_FOUND = 404;
  static final int PRECONDITION_FAILED = 412;
  private static final int BAD_REQUEST = 400;
  private static final int TOO_LARGE = 413;

  private final GoogleApi google;
  private final String server;
  private final BucketUrl bucket;
  private volatile boolean seen;

  Api(GoogleApi google, String server, BucketUrl bucket) {
    this.google = google;
    this.server = server;
    this.bucket = bucket;
  }

  GoogleApi google() {
    return google;
  }

  BucketUrl bucket() {
    return bucket;
  }

  String server() {
    return server;
  }

  String objects() {
    return server + "/storage/v1/b/" + bucket.bucket() + "/o";
  }

  String object(String name) {
    return objects() + "/" + ObjectNames.percent(name);
  }

  String upload() {
    return server + "/upload/storage/v1/b/" + bucket.bucket() + "/o";
  }

  /** Returns an address of the XML API, whose answer holds the metadata, too. */
  String download(String name) {
    return server + "/" + bucket.bucket() + "/" + ObjectNames.percent(name);
  }

  /** A parameter, if there is anything to say. */
  static String with(String name, @Nullable String value) {
    return value == null ? "" : "&" + name + "=" + ObjectNames.percent(value);
  }

  /** The object of a name; null if there is none. */
  @Nullable Stored look(String key, String name) {
    Reply reply = google.read(Call.of("GET", object(name) + "?fields=" + Stored.FIELDS));
    if (reply.status() == OK) {
      seen = true;
      return Stored.of(key, reply.json());
    }
    if (reply.status() == NOT_FOUND) {
      requireBucket();
      return null;
    }
    throw failure(reply);
  }

  /**
   * After a 404, which both a missing object and a missing bucket have: looks once whether the
   * bucket is there. Who may not list is believed.
   */
  void requireBucket() {
    if (seen) {
      return;
    }
    try {
      Reply reply = google.read(Call.of("GET", objects() + "?maxResults=1&fields=nextPageToken"));
      if (reply.status() == NOT_FOUND) {
        throw noBucket();
      }
    } catch (StoreException e) {
      if (e.error() != StoreError.PERMISSION_DENIED) {
        throw e;
      }
    }
    seen = true;
  }

  StoreException noBucket() {
    return new StoreException(
        StoreError.NOT_FOUND,
        PRODUCT
            + " has no bucket "
            + bucket.bucket()
            + ". It is made so: gcloud storage buckets create gs://"
            + bucket.bucket());
  }

  /** Classifies a refusal that is not due to a condition. */
  StoreException failure(Reply reply) {
    int status = reply.status();
    if (status == NOT_FOUND) {
      return noBucket();
    }
    StoreError error =
        status == TOO_LARGE
            ? StoreError.PAYLOAD_TOO_LARGE
            : status == BAD_REQUEST ? StoreError.INVALID_INPUT : StoreError.INTERNAL;
    return new StoreException(error, PRODUCT + " answered " + status + " " + Problem.of(reply));
  }
}
