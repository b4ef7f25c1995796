package dev.anyfn.store.google;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A JSON document of Google's APIs. Immutable. */
public final class Json {

  private static final Json MISSING = new Json(null);

  private final @Nullable Object value;

  private Json(@Nullable Object value) {
    this.value = value;
  }

  /**
   * Reads a document.
   *
   * @param bytes in UTF-8
   * @throws IOException if it is not JSON
   */
  public static Json parse(byte[] bytes) throws IOException {
    return new Json(JsonReader.read(bytes));
  }

  /**
   * No document.
   *
   * @return always the same
   */
  public static Json missing() {
    return MISSING;
  }

  /**
   * Writes a document.
   *
   * @param value of maps, lists, strings, numbers and booleans
   * @return the document in UTF-8
   */
  public static byte[] bytes(Object value) {
    JsonWriter out = new JsonWriter();
    out.write(value);
    return out.bytes();
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

  /** Returns true if there is no such value, or it is null; true for null, too. */
  public boolean isMissing() {
    return value == null;
  }

  /** Returns the text of a string, a number or a boolean; null if it is none of these. */
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

  /** Returns the elements of an array; empty if it is none. */
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
   * Returns the members of an object that are strings, numbers or booleans: a new map of their
   * texts by name; empty if it is no object.
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
