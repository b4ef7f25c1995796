package dev.anyfn.runtime.event;

import dev.anyfn.FunctionException;
import java.net.URI;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Collects an event; {@link Event#builder()} makes one. Not safe for use by many threads.
 *
 * <p>Each method refuses what the specification does not allow with a {@link FunctionException} of
 * code INVALID_INPUT that names the attribute and not its value: most values are foreign. Strings
 * have no control characters, lone surrogates or noncharacters. Setting an attribute again replaces
 * it.
 */
public final class EventBuilder {

  private static final String ID = "id";
  private static final String SOURCE = "source";
  private static final String TYPE = "type";
  private static final String SUBJECT = "subject";
  private static final String TIME = "time";
  private static final String DATA_CONTENT_TYPE = "datacontenttype";

  final String version;
  private @Nullable String id;
  private @Nullable URI source;
  private @Nullable String type;
  @Nullable String dataContentType;
  @Nullable URI dataSchema;
  @Nullable String subject;
  @Nullable OffsetDateTime time;
  final Map<String, Object> extensions = new LinkedHashMap<>();
  @Nullable EventData data;

  EventBuilder(String version) {
    this.version = version;
  }

  /**
   * Sets what identifies it together with the source.
   *
   * @param value not empty
   */
  public EventBuilder id(String value) {
    id = AttributeRules.requireNonEmpty(ID, value);
    return this;
  }

  /**
   * Sets where it comes from.
   *
   * @param value a URI reference (RFC 3986), not empty; an ARN is one
   */
  public EventBuilder source(String value) {
    source = AttributeRules.requireUri(SOURCE, value);
    return this;
  }

  /**
   * Sets what happened.
   *
   * @param value not empty
   */
  public EventBuilder type(String value) {
    type = AttributeRules.requireNonEmpty(TYPE, value);
    return this;
  }

  /**
   * Sets what of the source it is about.
   *
   * @param value not empty
   */
  public EventBuilder subject(String value) {
    subject = AttributeRules.requireNonEmpty(SUBJECT, value);
    return this;
  }

  /**
   * Sets when it happened.
   *
   * @param value a year of 0 to 9999
   */
  public EventBuilder time(OffsetDateTime value) {
    if (value.getYear() < 0 || value.getYear() > 9999) {
      throw notRfc3339();
    }
    time = value;
    return this;
  }

  private static FunctionException notRfc3339() {
    return Malformed.attribute(TIME, "a timestamp as 2026-11-01T12:00:00.5Z (RFC 3339)");
  }

  /**
   * Sets the media type of the data.
   *
   * @param value kept to the letter, parameters included; printable ASCII
   */
  public EventBuilder dataContentType(String value) {
    dataContentType = AttributeRules.requireMediaType(DATA_CONTENT_TYPE, value);
    return this;
  }

  /**
   * Sets the schema of the data.
   *
   * @param value a URI, not empty; a relative one is taken too
   */
  public EventBuilder dataSchema(String value) {
    dataSchema = AttributeRules.requireUri(AttributeValues.schemaName(version), value);
    return this;
  }

  /**
   * Sets an extension.
   *
   * @param name of a-z and 0-9; no attribute of the specification
   * @param value may be empty
   */
  public EventBuilder extension(String name, String value) {
    return put(name, AttributeRules.requireText(name, value));
  }

  /**
   * Sets an extension.
   *
   * @param name of a-z and 0-9; no attribute of the specification
   * @param value the number
   */
  public EventBuilder extension(String name, int value) {
    return put(name, value);
  }

  /**
   * Sets an extension.
   *
   * @param name of a-z and 0-9; no attribute of the specification
   * @param value true or false
   */
  public EventBuilder extension(String name, boolean value) {
    return put(name, value);
  }

  private EventBuilder put(String name, Object value) {
    AttributeRules.requireName(name);
    if (AttributeValues.isOfSpecification(name, version)) {
      throw Malformed.attribute(name, "set as what it is, not as an extension");
    }
    extensions.put(name, value);
    return this;
  }

  /**
   * Sets the data.
   *
   * @param bytes not copied
   */
  public EventBuilder data(byte[] bytes) {
    data = new EventData(Objects.requireNonNull(bytes, "bytes"));
    return this;
  }

  /** Sets an attribute by its name on the wire. */
  void attribute(String name, Object value) {
    if (!AttributeValues.isOfSpecification(name, version)) {
      put(name, value instanceof String text ? AttributeRules.requireText(name, text) : value);
      return;
    }
    if (!(value instanceof String text)) {
      throw Malformed.attribute(name, "a string");
    }
    switch (name) {
      case ID -> id(text);
      case SOURCE -> source(text);
      case TYPE -> type(text);
      case SUBJECT -> subject(text);
      case DATA_CONTENT_TYPE -> dataContentType(text);
      case TIME -> {
        OffsetDateTime parsed = Rfc3339.parse(text);
        if (parsed == null) {
          throw notRfc3339();
        }
        time = parsed;
      }
      default -> dataSchema(text);
    }
  }

  /**
   * Ends the collection.
   *
   * @return the event
   * @throws FunctionException INVALID_INPUT if it has no id, source or type
   */
  public Event build() {
    return new Event(this, require(ID, id), require(SOURCE, source), require(TYPE, type));
  }

  private static <T> T require(String name, @Nullable T value) {
    if (value == null) {
      throw Malformed.event("The event has no attribute " + name + ", which is required");
    }
    return value;
  }
}
