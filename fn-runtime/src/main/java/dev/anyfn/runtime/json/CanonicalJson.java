package dev.anyfn.runtime.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One form for all documents that mean the same: members sorted by name, the last of several with
 * one name, no space, numbers by their value. As RFC 8785, but for numbers, which it would round to
 * doubles: two payloads that differ in the 17th digit of an id must not look the same.
 */
public final class CanonicalJson {

  private CanonicalJson() {}

  /**
   * The one form of a document.
   *
   * @param json the document, in UTF-8
   * @return the form, in UTF-8
   * @throws IOException if it is not JSON, or deeper or larger than the limits that hold by default
   */
  public static byte[] of(byte[] json) throws IOException {
    JsonFactory factory = new JsonFactory();
    ByteArrayOutputStream out = new ByteArrayOutputStream(json.length);
    try (JsonParser parser = factory.createParser(json);
        JsonGenerator generator = factory.createGenerator(out)) {
      if (parser.nextToken() == null) {
        throw new IOException("The document is empty");
      }
      write(read(parser), generator);
      if (parser.nextToken() != null) {
        throw new IOException("Something follows the document");
      }
    }
    return out.toByteArray();
  }

  private static @Nullable Object read(JsonParser parser) throws IOException {
    JsonToken token = parser.currentToken();
    if (token == JsonToken.START_OBJECT) {
      Map<String, @Nullable Object> members = new TreeMap<>();
      for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
        parser.nextToken();
        members.put(name, read(parser));
      }
      return members;
    }
    if (token == JsonToken.START_ARRAY) {
      List<@Nullable Object> elements = new ArrayList<>();
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        elements.add(read(parser));
      }
      return elements;
    }
    if (token == JsonToken.VALUE_STRING) {
      return parser.getText();
    }
    if (token.isNumeric()) {
      return parser.getDecimalValue();
    }
    return token == JsonToken.VALUE_NULL ? null : token == JsonToken.VALUE_TRUE;
  }

  private static void write(@Nullable Object value, JsonGenerator json) throws IOException {
    if (value instanceof Map<?, ?> members) {
      json.writeStartObject();
      for (Map.Entry<?, ?> member : members.entrySet()) {
        json.writeFieldName((String) member.getKey());
        write(member.getValue(), json);
      }
      json.writeEndObject();
    } else if (value instanceof List<?> elements) {
      json.writeStartArray();
      for (Object element : elements) {
        write(element, json);
      }
      json.writeEndArray();
    } else if (value instanceof String text) {
      json.writeString(text);
    } else if (value instanceof BigDecimal number) {
      json.writeNumber(digits(number));
    } else if (value instanceof Boolean truth) {
      json.writeBoolean(truth);
    } else {
      json.writeNull();
    }
  }

  /** All digits and the exponent of the last, whatever the way it was written. */
  private static String digits(BigDecimal number) {
    BigDecimal shortest = number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
    String digits = shortest.unscaledValue().toString();
    return shortest.scale() == 0 ? digits : digits + "e" + -(long) shortest.scale();
  }
}
