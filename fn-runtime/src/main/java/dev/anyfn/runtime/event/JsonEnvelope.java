package dev.anyfn.runtime.event;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.anyfn.runtime.text.MediaType;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The members of one event. Data are noted by their place in the source and understood at the end,
 * because {@code datacontenttype} may stand after them.
 */
final class JsonEnvelope {

  private static final String DATA = "data";
  private static final String DATA_BASE64 = "data_base64";
  private static final String DATA_CONTENT_TYPE = "datacontenttype";

  private final byte[] source;

  /** All members but data; one that was null is there as null, so that it cannot come again. */
  private final Map<String, @Nullable Object> values = new LinkedHashMap<>();

  private boolean hasData;
  private int dataFrom;
  private int dataTo;

  private JsonEnvelope(byte[] source) {
    this.source = source;
  }

  /** Reads the object that the parser has just entered, and leaves the parser at its end. */
  static Event read(JsonParser parser, byte[] source) throws IOException {
    JsonEnvelope envelope = new JsonEnvelope(source);
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      envelope.member(parser);
    }
    return envelope.event();
  }

  private void member(JsonParser parser) throws IOException {
    String name = parser.currentName();
    JsonToken token = parser.nextToken();
    if (name.equals(DATA) && !hasData) {
      hasData = true;
      dataFrom = (int) parser.currentTokenLocation().getByteOffset();
      parser.skipChildren();
      parser.finishToken();
      dataTo = (int) parser.currentLocation().getByteOffset();
      return;
    }
    if (!name.equals(DATA_BASE64) && !name.equals(DATA)) {
      AttributeRules.requireName(name);
    }
    if (name.equals(DATA) || values.containsKey(name)) {
      throw Malformed.event("The event's member " + Malformed.shown(name) + " must stand once");
    }
    values.put(name, value(name, parser, token));
  }

  private static @Nullable Object value(String name, JsonParser parser, JsonToken token)
      throws IOException {
    return switch (token) {
      case VALUE_NULL -> null;
      case VALUE_STRING -> parser.getText();
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_NUMBER_INT -> {
        if (parser.getTextLength() > 11 || parser.getLongValue() != (int) parser.getLongValue()) {
          throw Malformed.attribute(name, "an integer of 32 bits, if it is a number");
        }
        yield parser.getIntValue();
      }
      default -> throw Malformed.attribute(name, "a string, a boolean, an integer or null");
    };
  }

  private Event event() throws IOException {
    Object base64 = values.remove(DATA_BASE64);
    String version = AttributeValues.requireVersion(values);
    boolean dataIsBase64 = AttributeValues.takeBase64(values);
    if (base64 == null) {
      return AttributeValues.event(values, hasData ? data(dataIsBase64) : null);
    }
    if (hasData || !version.equals(Event.V1) || !(base64 instanceof String text)) {
      throw Malformed.event(
          "The event's data_base64 must be a string, without data beside it, in version 1.0");
    }
    return AttributeValues.event(values, AttributeValues.base64(text));
  }

  private byte @Nullable [] data(boolean base64) throws IOException {
    if (base64) {
      String text = text();
      return text == null ? null : AttributeValues.base64(text);
    }
    if (values.get(DATA_CONTENT_TYPE) == null) {
      values.put(DATA_CONTENT_TYPE, MediaType.JSON);
    }
    MediaType type =
        values.get(DATA_CONTENT_TYPE) instanceof String declared ? MediaType.parse(declared) : null;
    if (type == null) {
      throw Malformed.attribute(DATA_CONTENT_TYPE, "a media type");
    }
    Charset charset = Charsets.of(type, DATA_CONTENT_TYPE);
    byte[] json = Arrays.copyOfRange(source, dataFrom, dataTo);
    if (type.isJson() && charset.equals(StandardCharsets.UTF_8)) {
      return json;
    }
    String text = type.isJson() ? new String(json, StandardCharsets.UTF_8) : text();
    byte[] bytes = text == null ? null : Utf8.encode(text, charset);
    if (text != null && bytes == null) {
      throw Malformed.event("The event's data cannot be said in the charset of datacontenttype");
    }
    return bytes;
  }

  /** Null for null. */
  private @Nullable String text() throws IOException {
    try (JsonParser parser = Json.parser(source, dataFrom, dataTo)) {
      return switch (parser.nextToken()) {
        case VALUE_STRING -> parser.getText();
        case VALUE_NULL -> null;
        default ->
            throw Malformed.event(
                "The event's data must be a string, because they are not declared as JSON");
      };
    }
  }
}
