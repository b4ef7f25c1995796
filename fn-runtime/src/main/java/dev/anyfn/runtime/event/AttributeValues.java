package dev.anyfn.runtime.event;

import io.cloudevents.CloudEvent;
import java.time.OffsetDateTime;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The attributes of an event by their names on the wire. */
final class AttributeValues {

  private AttributeValues() {}

  static String schemaName(String version) {
    return version.equals(Event.V1) ? "dataschema" : "schemaurl";
  }

  static boolean isOfSpecification(String name, String version) {
    return switch (name) {
      case "specversion", "id", "source", "type", "datacontenttype", "subject", "time" -> true;
      default -> name.equals(schemaName(version));
    };
  }

  /**
   * The event of these attributes.
   *
   * @param values strings, booleans and integers; null is as good as absent
   */
  static Event event(Map<String, @Nullable Object> values, byte @Nullable [] data) {
    EventBuilder builder = new EventBuilder(requireVersion(values));
    for (Map.Entry<String, @Nullable Object> attribute : values.entrySet()) {
      Object value = attribute.getValue();
      if (value != null && !attribute.getKey().equals("specversion")) {
        builder.attribute(attribute.getKey(), value);
      }
    }
    if (data != null) {
      builder.data(data);
    }
    return builder.build();
  }

  static String requireVersion(Map<String, @Nullable Object> values) {
    Object version = values.get("specversion");
    if (version == null) {
      throw Malformed.event("The event has no attribute specversion, which is required");
    }
    if (version.equals(Event.V1)) {
      return Event.V1;
    }
    if (version.equals(Event.V03)) {
      return Event.V03;
    }
    throw Malformed.attribute("specversion", "1.0 or 0.3");
  }

  /** 0.3 says in an attribute that its data are in base64; they are decoded, and it goes. */
  static boolean takeBase64(Map<String, @Nullable Object> values) {
    if (!Event.V03.equals(values.get("specversion"))) {
      return false;
    }
    Object encoding = values.remove("datacontentencoding");
    if (encoding == null) {
      return false;
    }
    if (encoding instanceof String text && text.equalsIgnoreCase("base64")) {
      return true;
    }
    throw Malformed.attribute("datacontentencoding", "base64");
  }

  static byte[] base64(String text) {
    try {
      return Base64.getDecoder().decode(text);
    } catch (IllegalArgumentException e) {
      // Without the cause: its message repeats what it met.
      throw Malformed.event("The event's data are not valid base64 (RFC 4648, 4)");
    }
  }

  /** The attributes of any event, in canonical form, extensions last; never datacontenttype. */
  static Map<String, Object> of(CloudEvent event) {
    String version = Event.version(event);
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("specversion", version);
    values.put("id", event.getId());
    values.put("source", event.getSource().toString());
    values.put("type", event.getType());
    put(values, schemaName(version), event.getDataSchema());
    put(values, "subject", event.getSubject());
    put(values, "time", event.getTime());
    for (String name : event.getExtensionNames()) {
      put(values, name, event.getExtension(name));
    }
    return values;
  }

  private static void put(Map<String, Object> values, String name, @Nullable Object value) {
    if (value != null) {
      values.put(name, canonical(value));
    }
  }

  /** A string, a boolean or an integer of 32 bits: what is none of the last two is a string. */
  private static Object canonical(Object value) {
    if (value instanceof Boolean || value instanceof Integer) {
      return value;
    }
    if (value instanceof Short || value instanceof Byte || value instanceof Long) {
      long number = ((Number) value).longValue();
      return number == (int) number ? (Object) (int) number : value.toString();
    }
    if (value instanceof OffsetDateTime time) {
      return Rfc3339.format(time);
    }
    return value instanceof byte[] bytes
        ? Base64.getEncoder().encodeToString(bytes)
        : value.toString();
  }
}
