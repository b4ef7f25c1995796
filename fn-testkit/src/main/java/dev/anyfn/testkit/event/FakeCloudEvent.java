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
 * A CloudEvent that a test makes up, of version 1.0:
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

  /** Attributes by their names; extensions among them. */
  private final Map<String, Object> attributes;

  private final byte @Nullable [] data;

  private FakeCloudEvent(Map<String, Object> attributes, byte @Nullable [] data) {
    this.attributes = attributes;
    this.data = data;
  }

  /**
   * An event without data.
   *
   * @param type what has happened
   * @param source where; a URI reference
   */
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

  /** With this id. */
  public FakeCloudEvent id(String eventId) {
    return with("id", eventId);
  }

  /**
   * With this subject.
   *
   * @param text any characters
   */
  public FakeCloudEvent subject(String text) {
    return with("subject", text);
  }

  /** Happened at this time. */
  public FakeCloudEvent at(Instant when) {
    return with("time", utc(when));
  }

  /**
   * With this extension.
   *
   * @param name lower-case letters and digits
   * @param value any characters
   */
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

  /**
   * With this data.
   *
   * @param contentType its media type
   * @param body text or bytes as they are, or a value to be encoded to JSON
   */
  public FakeCloudEvent data(String contentType, Object body) {
    return new FakeCloudEvent(
        More.of(attributes, "datacontenttype", contentType), JsonDocument.bytes(body));
  }

  /**
   * With this data, of the type {@code application/json}.
   *
   * @param body JSON where it is a {@code String} or a {@code byte[]}; else a value to be encoded
   */
  public FakeCloudEvent json(Object body) {
    return data("application/json", body);
  }

  /**
   * Makes a request in binary mode.
   *
   * @param target path and query
   */
  public HttpEvent binary(String target) {
    return CloudEventRequests.binary(target, this);
  }

  /**
   * Makes a request in structured mode.
   *
   * @param target path and query
   */
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
