package dev.anyfn.store.google;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A JSON document of Google's APIs. Immutable. */
public final class Json {

  private static final Json MISSING = new Json(null);

  /** One for all, because it keeps the names that were read before. */
  private static final JsonFactory FACTORY = new JsonFactory();

  private final @Nullable Object value;

  private Json(@Nullable Object value) {
    this.value = value;
  }

  /**
   * Reads a document.
   *
   * @param bytes in UTF-8
   * @return the document
   * @throws IOException if it is not JSON
   */
  public static Json parse(byte[] bytes) throws IOException {
    try (JsonParser parser = FACTORY.createParser(bytes)) {
      parser.nextToken();
      return new Json(read(parser));
    }
  }

  /**
   * No document.
   *
   * @return always the same
   */
  public static Json missing() {
    return MISSING;
  }

  private static @Nullable Object read(JsonParser parser) throws IOException {
    JsonToken token = parser.currentToken();
    if (token == JsonToken.START_OBJECT) {
      Map<String, Object> members = new LinkedHashMap<>();
      while (parser.nextToken() != JsonToken.END_OBJECT) {
        String name = parser.currentName();
        parser.nextToken();
        Object member = read(parser);
        if (member != null) {
          members.put(name, member);
        }
      }
      return members;
    }
    if (token == JsonToken.START_ARRAY) {
      List<Object> elements = new ArrayList<>();
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        Object element = read(parser);
        if (element != null) {
          elements.add(element);
        }
      }
      return elements;
    }
    return token == null || token == JsonToken.VALUE_NULL ? null : parser.getText();
  }

  /**
   * Writes a document.
   *
   * @param value of maps, lists, strings, numbers and booleans
   * @return the document in UTF-8
   */
  public static byte[] bytes(Object value) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (JsonGenerator generator = FACTORY.createGenerator(out)) {
      write(value, generator);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private static void write(Object value, JsonGenerator out) throws IOException {
    if (value instanceof Map<?, ?> members) {
      out.writeStartObject();
      for (Map.Entry<?, ?> member : members.entrySet()) {
        out.writeFieldName((String) member.getKey());
        write(member.getValue(), out);
      }
      out.writeEndObject();
    } else if (value instanceof Iterable<?> elements) {
      out.writeStartArray();
      for (Object element : elements) {
        write(element, out);
      }
      out.writeEndArray();
    } else if (value instanceof Boolean truth) {
      out.writeBoolean(truth);
    } else if (value instanceof Number number) {
      out.writeNumber(number.longValue());
    } else {
      out.writeString((String) value);
    }
  }

  /**
   * A member of an object, or of one in it.
   *
   * @param names from the outside to the inside
   * @return missing if there is none
   */
  public Json at(String... names) {
    Json found = this;
    for (String name : names) {
      Object member = found.value instanceof Map<?, ?> members ? members.get(name) : null;
      found = member == null ? MISSING : new Json(member);
    }
    return found;
  }

  /**
   * Whether it is there at all.
   *
   * @return false for null, too
   */
  public boolean isMissing() {
    return value == null;
  }

  /**
   * The text of a string, a number or a boolean.
   *
   * @return null if it is none of these
   */
  public @Nullable String text() {
    return value instanceof String text ? text : null;
  }

  /**
   * The text of a string, a number or a boolean that must be there.
   *
   * @return never null
   * @throws IllegalStateException if it is none of these
   */
  public String required() {
    if (value instanceof String text) {
      return text;
    }
    throw new IllegalStateException("the answer lacks what is documented");
  }

  /**
   * The elements of an array.
   *
   * @return empty if it is none
   */
  public List<Json> elements() {
    List<Json> elements = new ArrayList<>();
    if (value instanceof List<?> list) {
      for (Object element : list) {
        elements.add(new Json(element));
      }
    }
    return elements;
  }

  /**
   * The members of an object that are strings, numbers or booleans.
   *
   * @return a new map of their texts by name; empty if it is no object
   */
  public Map<String, String> texts() {
    Map<String, String> texts = new LinkedHashMap<>();
    if (value instanceof Map<?, ?> members) {
      for (Map.Entry<?, ?> member : members.entrySet()) {
        if (member.getValue() instanceof String text) {
          texts.put((String) member.getKey(), text);
        }
      }
    }
    return texts;
  }
}
