package dev.anyfn.testkit.event;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Changes of a bucket of Google Cloud Storage, as Eventarc sends them: {@code
 * CloudStorageEvent.finalized("files", "in/a.csv", 120).binary("/")}.
 *
 * @see <a href="https://cloud.google.com/eventarc/docs/cloudevents">Eventarc's format</a>
 */
public final class CloudStorageEvent {

  private static final String TYPE = "google.cloud.storage.object.v1.";

  private CloudStorageEvent() {}

  /** Returns the creation or overwriting of an object, whose size is in bytes. */
  public static FakeCloudEvent finalized(String bucket, String object, long size) {
    return event("finalized", bucket, object, size);
  }

  /** Returns the deletion of an object. */
  public static FakeCloudEvent deleted(String bucket, String object) {
    return event("deleted", bucket, object, 0);
  }

  private static FakeCloudEvent event(String what, String bucket, String object, long size) {
    String time = Rfc3339.millis(Defaults.TIME);
    String generation = "1767323045678000";
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("kind", "storage#object");
    data.put("id", bucket + "/" + object + "/" + generation);
    data.put("name", object);
    data.put("bucket", bucket);
    data.put("generation", generation);
    data.put("metageneration", "1");
    data.put("contentType", "application/octet-stream");
    data.put("timeCreated", time);
    data.put("updated", time);
    data.put("storageClass", "STANDARD");
    data.put("size", "" + size);
    return FakeCloudEvent.of(TYPE + what, "//storage.googleapis.com/projects/_/buckets/" + bucket)
        .subject("objects/" + object)
        .json(JsonDocument.write(data))
        .extension("bucket", bucket);
  }
}
