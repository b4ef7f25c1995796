package dev.anyfn.testkit.event;

import io.cloudevents.CloudEvent;
import io.cloudevents.CloudEventData;
import io.cloudevents.SpecVersion;
import java.net.URI;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A CloudEvent, version 1.0, that a test makes up:
 *
 * <pre>{@code
 * HttpEvent request = FakeCloudEvent.of("order.placed", "/shop").json(order).binary("/orders");
 * }</pre>
 *
 * <p>Immutable.
 *
 * @see <a href="https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/spec.md">CloudEvents
 *     1.0.2</a>
 */
public final class FakeCloudEvent implements CloudEvent {

  /** Attributes by name, extensions included. */
  private final Map<String, Object> attributes;

  private final byte @Nullable [] data;

  private FakeCloudEvent(Map<String, Object> attributes, byte @Nullable [] data) {
    this.attributes = attributes;
    this.data = data;
  }

  /** Creates an event without data; the source is a URI reference. */
  public static FakeCloudEvent of(String type, String source) {
    Map<String, Object> attributes = Map.of();
    attributes = More.of(attributes, "specversion", "1.0");
    attributes = More.of(attributes, "id", Defaults.uuid(type + " " + source, 1));
    attributes = More.of(attributes, "source", URI.create(source));
    attributes = More.of(attributes, "type", type);
    return new FakeCloudEvent(More.of(attributes, "time", utc(Defaults.TIME)), null);
  }

  private static OffsetDateTime utc(Instant time) {
    return time.atOffset(ZoneOffset.UTC);
  }

  private FakeCloudEvent with(String name, Object value) {
    return new FakeCloudEvent(More.of(attributes, name, value), data);
  }

  /** Sets the id. */
  public FakeCloudEvent id(String eventId) {
    return with("id", eventId);
  }

  /** Sets the subject, of any characters. */
  public FakeCloudEvent subject(String text) {
    return with("subject", text);
  }

  /** Sets the time. */
  public FakeCloudEvent at(Instant when) {
    return with("time", utc(when));
  }

  /** Sets an extension; its name has lower-case letters and digits. */
  public FakeCloudEvent extension(String name, String value) {
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if ((c < 'a' || c > 'z') && (c < '0' || c > '9')) {
        throw new IllegalArgumentException(
            "An extension has lower-case letters and digits: " + name);
      }
    }
    return with(name, value);
  }

  /** Sets the data: text or bytes as they are, or a value to encode to JSON. */
  public FakeCloudEvent data(String contentType, Object body) {
    return new FakeCloudEvent(
        More.of(attributes, "datacontenttype", contentType), JsonDocument.bytes(body));
  }

  /**
   * Sets data of type {@code application/json}: a {@code String} or a {@code byte[]} of JSON, or a
   * value to encode.
   */
  public FakeCloudEvent json(Object body) {
    return data("application/json", body);
  }

  /** Makes a request in binary mode to a path and query. */
  public HttpEvent binary(String target) {
    return CloudEventRequests.binary(target, this);
  }

  /** Makes a request in structured mode to a path and query. */
  public HttpEvent structured(String target) {
    return CloudEventRequests.structured(target, this);
  }

  @Override
  public @Nullable CloudEventData getData() {
    byte[] bytes = data;
    return bytes == null ? null : bytes::clone;
  }

  @Override
  public SpecVersion getSpecVersion() {
    return SpecVersion.V1;
  }

  @Override
  public String getId() {
    return String.valueOf(attributes.get("id"));
  }

  @Override
  public String getType() {
    return String.valueOf(attributes.get("type"));
  }

  @Override
  public URI getSource() {
    return URI.create(String.valueOf(attributes.get("source")));
  }

  @Override
  public @Nullable String getDataContentType() {
    return (String) attributes.get("datacontenttype");
  }

  @Override
  public @Nullable URI getDataSchema() {
    return null;
  }

  @Override
  public @Nullable String getSubject() {
    return (String) attributes.get("subject");
  }

  @Override
  public @Nullable OffsetDateTime getTime() {
    return (OffsetDateTime) attributes.get("time");
  }

  @Override
  public @Nullable Object getAttribute(String name) {
    return name.equals("specversion") ? SpecVersion.V1 : attributes.get(name);
  }

  @Override
  public @Nullable Object getExtension(String name) {
    return SpecVersion.V1.getAllAttributes().contains(name) ? null : attributes.get(name);
  }

  @Override
  public Set<String> getExtensionNames() {
    Set<String> names = new LinkedHashSet<>(attributes.keySet());
    names.removeAll(SpecVersion.V1.getAllAttributes());
    return names;
  }

  @Override
  public String toString() {
    return attributes + (data == null ? "" : " " + Shown.body(data));
  }
}
