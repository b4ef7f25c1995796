package dev.anyfn;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * HTTP header fields. Names are case-insensitive and may repeat; values keep their order.
 * Immutable.
 *
 * <p>Names are tokens, and values have no control characters but tab (RFC 9110, 5.1 and 5.5), so
 * that no value can inject another header. Nor have they characters above U+00FF: a field carries
 * bytes, and a server that cuts such characters to bytes may make line breaks of them.
 */
public final class Headers {

  private static final Headers EMPTY = new Headers(new LinkedHashMap<>());

  /** Fields by lower-case name; a field keeps the name as it was first written. */
  private final Map<String, Field> fields;

  private record Field(String name, List<String> values) {}

  private Headers(Map<String, Field> fields) {
    this.fields = fields;
  }

  /** {@return no headers; always the same object} */
  public static Headers empty() {
    return EMPTY;
  }

  /** {@return an empty builder} */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Returns these headers and one more value; earlier values of the same name stay.
   *
   * @param name a token
   * @param value the value, without line breaks
   * @return new headers
   * @throws IllegalArgumentException if a header does not allow the name or the value
   */
  public Headers and(String name, String value) {
    Builder builder = builder();
    for (Field field : fields.values()) {
      for (String kept : field.values()) {
        builder.add(field.name(), kept);
      }
    }
    return builder.add(name, value).build();
  }

  /**
   * Returns the first value of a name.
   *
   * @param name the name, in any case
   * @return empty if there is none
   */
  public Optional<String> first(String name) {
    List<String> values = all(name);
    return values.isEmpty() ? Optional.empty() : Optional.of(values.get(0));
  }

  /**
   * Returns all values of a name. A value with a comma is not split.
   *
   * @param name the name, in any case
   * @return empty if there is none
   */
  public List<String> all(String name) {
    Field field = fields.get(lower(name));
    return field == null ? List.of() : Collections.unmodifiableList(field.values());
  }

  /** {@return true if there are no headers} */
  public boolean isEmpty() {
    return fields.isEmpty();
  }

  /**
   * Passes each value to an action, with its name as it was first written.
   *
   * @param action takes name and value
   */
  public void forEach(BiConsumer<? super String, ? super String> action) {
    for (Field field : fields.values()) {
      for (String value : field.values()) {
        action.accept(field.name(), value);
      }
    }
  }

  /** {@return the names as they were first written, in order of first appearance} */
  public List<String> names() {
    List<String> names = new ArrayList<>(fields.size());
    for (Field field : fields.values()) {
      names.add(field.name());
    }
    return Collections.unmodifiableList(names);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Headers headers && headers.values().equals(values());
  }

  @Override
  public int hashCode() {
    return values().hashCode();
  }

  private Map<String, List<String>> values() {
    Map<String, List<String>> values = new LinkedHashMap<>();
    fields.forEach((name, field) -> values.put(name, field.values()));
    return values;
  }

  /** Omits the values: they may be secrets. */
  @Override
  public String toString() {
    return names().toString();
  }

  private static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  /** A collector of headers. Not safe for use by many threads. */
  public static final class Builder {

    private Map<String, Field> fields = new LinkedHashMap<>();

    private Builder() {}

    /**
     * Adds a value; earlier values of the same name stay.
     *
     * @param name a token
     * @param value the value, without line breaks
     * @throws IllegalArgumentException if a header does not allow the name or the value
     */
    public Builder add(String name, String value) {
      requireToken(name);
      requireFieldValue(name, value);
      String key = lower(name);
      Field field = fields.get(key);
      if (field == null) {
        field = new Field(name, new ArrayList<>(1));
        fields.put(key, field);
      }
      field.values().add(value);
      return this;
    }

    /** Builds the headers and empties the builder. */
    public Headers build() {
      Headers headers = fields.isEmpty() ? EMPTY : new Headers(fields);
      fields = new LinkedHashMap<>();
      return headers;
    }

    private static void requireToken(String name) {
      boolean token = !Objects.requireNonNull(name, "name").isEmpty();
      for (int i = 0; i < name.length(); i++) {
        char c = name.charAt(i);
        token &= c > ' ' && c < 0x7f && "\"(),/:;<=>?@[\\]{}".indexOf(c) < 0;
      }
      if (!token) {
        throw new IllegalArgumentException(
            "A header name is letters, digits and !#$%&'*+-.^_`|~ only (RFC 9110, 5.6.2)");
      }
    }

    private static void requireFieldValue(String name, String value) {
      Objects.requireNonNull(value, "value");
      for (int i = 0; i < value.length(); i++) {
        char c = value.charAt(i);
        if ((c < ' ' && c != '\t') || c == 0x7f) {
          throw new IllegalArgumentException(
              "The value of header " + name + " has a control character at index " + i);
        }
        if (c > 0xff) {
          throw new IllegalArgumentException(
              "The value of header "
                  + name
                  + " has a character above U+00FF at index "
                  + i
                  + ": percent-encode it");
        }
      }
    }
  }
}
