package dev.anyfn.runtime.event;

import io.cloudevents.CloudEvent;
import io.cloudevents.CloudEventData;
import io.cloudevents.SpecVersion;
import java.net.URI;
import java.time.OffsetDateTime;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A CloudEvent of specification version 1.0 or 0.3. Immutable, as long as the array of its data is
 * left alone: it is not copied.
 *
 * <p>Implements what the API has had since its version 2.0 and nothing later, so that it also works
 * where a platform brings the API along.
 */
public final class Event implements CloudEvent {

  static final String V1 = "1.0";
  static final String V03 = "0.3";

  private final String version;
  private final String id;
  private final URI source;
  private final String type;
  private final @Nullable String dataContentType;
  private final @Nullable URI dataSchema;
  private final @Nullable String subject;
  private final @Nullable OffsetDateTime time;
  private final Map<String, Object> extensions;
  private final @Nullable EventData data;

  Event(EventBuilder builder, String id, URI source, String type) {
    this.version = builder.version;
    this.id = id;
    this.source = source;
    this.type = type;
    this.dataContentType = builder.dataContentType;
    this.dataSchema = builder.dataSchema;
    this.subject = builder.subject;
    this.time = builder.time;
    this.extensions = Collections.unmodifiableMap(new LinkedHashMap<>(builder.extensions));
    this.data = builder.data;
  }

  /**
   * Builds an event of version 1.0.
   *
   * @return a builder without any attribute
   */
  public static EventBuilder builder() {
    return new EventBuilder(V1);
  }

  /** As text: the enum of the API costs a cold start that most events can do without. */
  static String version(CloudEvent event) {
    return event instanceof Event own ? own.version : event.getSpecVersion().toString();
  }

  @Override
  public SpecVersion getSpecVersion() {
    return version.equals(V1) ? SpecVersion.V1 : SpecVersion.V03;
  }

  @Override
  public String getId() {
    return id;
  }

  @Override
  public URI getSource() {
    return source;
  }

  @Override
  public String getType() {
    return type;
  }

  @Override
  public @Nullable String getDataContentType() {
    return dataContentType;
  }

  @Override
  public @Nullable URI getDataSchema() {
    return dataSchema;
  }

  @Override
  public @Nullable String getSubject() {
    return subject;
  }

  @Override
  public @Nullable OffsetDateTime getTime() {
    return time;
  }

  @Override
  public @Nullable CloudEventData getData() {
    return data;
  }

  @Override
  public @Nullable Object getExtension(String name) {
    return extensions.get(name);
  }

  @Override
  public Set<String> getExtensionNames() {
    return extensions.keySet();
  }

  /**
   * An attribute of the specification.
   *
   * @param name its name in the specification version of this event
   * @return its value; null if it is not set
   * @throws IllegalArgumentException if the specification has no such attribute
   */
  @Override
  public @Nullable Object getAttribute(String name) {
    Map<String, @Nullable Object> attributes = attributes();
    if (!attributes.containsKey(name)) {
      throw new IllegalArgumentException("CloudEvents " + version + " has no such attribute");
    }
    return attributes.get(name);
  }

  @Override
  public Set<String> getAttributeNames() {
    Set<String> names = new LinkedHashSet<>();
    for (Map.Entry<String, @Nullable Object> attribute : attributes().entrySet()) {
      if (attribute.getValue() != null) {
        names.add(attribute.getKey());
      }
    }
    return names;
  }

  private Map<String, @Nullable Object> attributes() {
    Map<String, @Nullable Object> attributes = new LinkedHashMap<>();
    attributes.put("specversion", getSpecVersion());
    attributes.put("id", id);
    attributes.put("source", source);
    attributes.put("type", type);
    attributes.put("datacontenttype", dataContentType);
    attributes.put(AttributeValues.schemaName(version), dataSchema);
    attributes.put("subject", subject);
    attributes.put("time", time);
    if (version.equals(V03)) {
      attributes.put("datacontentencoding", null);
    }
    return attributes;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Event event
        && event.version.equals(version)
        && event.id.equals(id)
        && event.source.equals(source)
        && event.type.equals(type)
        && Objects.equals(event.dataContentType, dataContentType)
        && Objects.equals(event.dataSchema, dataSchema)
        && Objects.equals(event.subject, subject)
        && Objects.equals(event.time, time)
        && event.extensions.equals(extensions)
        && Objects.equals(event.data, data);
  }

  @Override
  public int hashCode() {
    return Objects.hash(id, source, type, extensions, data);
  }

  /** Shows its identity and the length of its data, never the data. */
  @Override
  public String toString() {
    return "Event["
        + version
        + ", id="
        + id
        + ", source="
        + source
        + ", type="
        + type
        + ", data="
        + (data == null ? "none" : data)
        + "]";
  }
}
