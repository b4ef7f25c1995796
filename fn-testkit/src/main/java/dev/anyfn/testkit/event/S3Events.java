package dev.anyfn.testkit.event;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Notifications of an S3 bucket: {@code S3Events.bucket("files").created("in/Grüße.csv",
 * 120).bytes()}. Pass keys unencoded; the event has them form-URL-encoded, as S3 does. Immutable.
 *
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-content-structure.html">Event
 *     message structure</a>
 */
public final class S3Events implements TriggerEvent {

  private static final String UNRESERVED = "-_.*/";

  private record Change(String name, String key, long size) {}

  private final String bucket;
  private final List<Change> changes;
  private final Instant time;

  private S3Events(String bucket, List<Change> changes, Instant time) {
    this.bucket = bucket;
    this.changes = changes;
    this.time = time;
  }

  /** Creates an event of a bucket, without changes. */
  public static S3Events bucket(String name) {
    return new S3Events(name, List.of(), Defaults.TIME);
  }

  /** Adds the creation of an object, whose size is in bytes. */
  public S3Events created(String key, long size) {
    return new S3Events(bucket, More.of(changes, new Change("ObjectCreated:Put", key, size)), time);
  }

  /** Adds the deletion of an object. */
  public S3Events removed(String key) {
    return new S3Events(
        bucket, More.of(changes, new Change("ObjectRemoved:Delete", key, -1)), time);
  }

  /** Sets the time, to the millisecond. */
  public S3Events at(Instant when) {
    return new S3Events(bucket, changes, when);
  }

  @Override
  public byte[] bytes() {
    List<Object> records = new ArrayList<>();
    for (Change change : changes) {
      records.add(record(change, records.size() + 1));
    }
    return JsonDocument.write(Map.of("Records", records));
  }

  private Map<String, Object> record(Change change, int number) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("key", Percent.encode(change.key(), UNRESERVED + ' ').replace(' ', '+'));
    if (change.size() >= 0) {
      object.put("size", change.size());
      object.put("eTag", Defaults.uuid(change.key(), number).replace("-", ""));
    }
    object.put("sequencer", String.format("%018X", number));
    Map<String, Object> named = new LinkedHashMap<>();
    named.put("name", bucket);
    named.put("ownerIdentity", Map.of("principalId", "A3NL1KOZZKExample"));
    named.put("arn", "arn:aws:s3:::" + bucket);
    Map<String, Object> s3 = new LinkedHashMap<>();
    s3.put("s3SchemaVersion", "1.0");
    s3.put("configurationId", "notification-1");
    s3.put("bucket", named);
    s3.put("object", object);
    Map<String, Object> response = new LinkedHashMap<>();
    response.put("x-amz-request-id", String.format("%016X", number));
    response.put("x-amz-id-2", "extended-id-" + number);
    Map<String, Object> record = new LinkedHashMap<>();
    record.put("eventVersion", "2.1");
    record.put("eventSource", "aws:s3");
    record.put("awsRegion", Defaults.REGION);
    record.put("eventTime", Rfc3339.millis(time));
    record.put("eventName", change.name());
    record.put("userIdentity", Map.of("principalId", "AWS:AIDAINPONIXQXHT3IKHL2"));
    record.put("requestParameters", Map.of("sourceIPAddress", "192.0.2.1"));
    record.put("responseElements", response);
    record.put("s3", s3);
    return record;
  }
}
