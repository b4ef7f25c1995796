package dev.anyfn.runtime.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.anyfn.ErrorCode;
import dev.anyfn.FunctionException;
import dev.anyfn.runtime.text.RedactedCause;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A JSON document that an adapter looks into: an envelope, a delivery. What is not there is a node
 * that has nothing in it, so that a path can be followed without asking at each step. Immutable.
 */
public final class JsonTree {

  private static final JsonTree NOTHING = new JsonTree(null);

  // Not a lambda: the first one costs more than the reading.
  private static final JsonSource.Reading<Object> READER =
      new JsonSource.Reading<>() {
        @Override
        public @Nullable Object of(JsonParser parser) throws IOException {
          parser.nextToken();
          Object root = read(parser);
          if (parser.nextToken() != null) {
            throw FunctionException.invalidInput("There is more behind the JSON document");
          }
          return root;
        }
      };

  private final @Nullable Object value;

  private JsonTree(@Nullable Object value) {
    this.value = value;
  }

  /**
   * Reads one document with the streaming core alone.
   *
   * @param json the document, in UTF-8
   * @return its root
   * @throws FunctionException INVALID_INPUT if it is not JSON
   */
  public static JsonTree parse(byte[] json) {
    try {
      return new JsonTree(JsonSource.read(json, READER));
    } catch (IOException e) {
      throw new FunctionException(
          ErrorCode.INVALID_INPUT, "The payload is not valid JSON", RedactedCause.of(e));
    }
  }

  /** As deep as the parser's own limit allows, which is far from the end of the stack. */
  private static @Nullable Object read(JsonParser parser) throws IOException {
    JsonToken token = parser.currentToken();
    if (token == JsonToken.START_OBJECT) {
      Map<String, Object> members = new LinkedHashMap<>();
      while (parser.nextToken() != JsonToken.END_OBJECT) {
        String name = parser.currentName();
        parser.nextToken();
        members.put(name, read(parser));
      }
      return members;
    }
    if (token == JsonToken.START_ARRAY) {
      List<Object> elements = new ArrayList<>();
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        elements.add(read(parser));
      }
      return elements;
    }
    if (token == JsonToken.VALUE_TRUE || token == JsonToken.VALUE_FALSE) {
      return token == JsonToken.VALUE_TRUE;
    }
    return token == null || token == JsonToken.VALUE_NULL ? null : parser.getText();
  }

  /**
   * A member of an object.
   *
   * @param name its name
   * @return nothing where this is not an object, or has no such member
   */
  public JsonTree get(String name) {
    return value instanceof Map<?, ?> members && members.get(name) != null
        ? new JsonTree(members.get(name))
        : NOTHING;
  }

  /** Returns the names of the members; empty where this is not an object. */
  public List<String> names() {
    if (!(value instanceof Map<?, ?> members)) {
      return List.of();
    }
    List<String> names = new ArrayList<>(members.size());
    for (Object name : members.keySet()) {
      names.add((String) name);
    }
    return names;
  }

  /** Returns the elements of an array; empty where this is not an array. */
  public List<JsonTree> elements() {
    if (!(value instanceof List<?> list)) {
      return List.of();
    }
    List<JsonTree> elements = new ArrayList<>(list.size());
    for (Object element : list) {
      elements.add(element == null ? NOTHING : new JsonTree(element));
    }
    return Collections.unmodifiableList(elements);
  }

  /** Returns the text of a string, or the source of a number; null where this is neither. */
  public @Nullable String text() {
    return value instanceof String text ? text : null;
  }

  /**
   * Returns the text of a string, or the source of a number.
   *
   * @param otherwise the text for anything else
   */
  public String text(String otherwise) {
    return value instanceof String text ? text : otherwise;
  }

  /** Returns true if this is {@code true}; false for everything else. */
  public boolean isTrue() {
    return Boolean.TRUE.equals(value);
  }
}
