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
 * HTTP header fields: names without regard to case, values in order, a name as often as it was
 * sent. Immutable.
 *
 * <p>Names are tokens and values have no control characters but tab (RFC 9110, 5.1 and 5.5), so
 * that nobody can write a header through another's value. Nor have they characters above U+00FF: a
 * field carries bytes, and a server that cuts such characters to bytes makes line breaks of some.
 */
public final class Headers {

  private static final Headers EMPTY = new Headers(new LinkedHashMap<>());

  /** By lower-case name; the name as it was first written stands in the field. */
  private final Map<String, Field> fields;

  private record Field(String name, List<String> values) {}

  private Headers(Map<String, Field> fields) {
    this.fields = fields;
  }

  /**
   * No headers.
   *
   * @return the empty headers
   */
  public static Headers empty() {
    return EMPTY;
  }

  /**
   * Collects headers.
   *
   * @return a builder without any
   */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * These headers and one more value; earlier values of the same name stay.
   *
   * @param name a token
   * @param value the value, without line breaks
   * @return new headers
   * @throws IllegalArgumentException if the name or the value is not allowed in a header
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
   * The first value of a name.
   *
   * @param name in any case
   * @return empty if it was not sent
   */
  public Optional<String> first(String name) {
    List<String> values = all(name);
    return values.isEmpty() ? Optional.empty() : Optional.of(values.get(0));
  }

  /**
   * All values of a name, each as it was sent: one that holds a comma is not split.
   *
   * @param name in any case
   * @return empty if it was not sent
   */
  public List<String> all(String name) {
    Field field = fields.get(lower(name));
    return field == null ? List.of() : Collections.unmodifiableList(field.values());
  }

  /**
   * Whether there are none.
   *
   * @return true if there are none
   */
  public boolean isEmpty() {
    return fields.isEmpty();
  }

  /**
   * Hands over each value with its name, as it was first written.
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

  /**
   * The names, as they were first written.
   *
   * @return in order of first appearance
   */
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

  /** The names alone: values may be secrets. */
  @Override
  public String toString() {
    return names().toString();
  }

  private static String lower(String name) {
    return name.toLowerCase(Locale.ROOT);
  }

  /** Collects headers. Not safe for use by many threads. */
  public static final class Builder {

    private Map<String, Field> fields = new LinkedHashMap<>();

    private Builder() {}

    /**
     * Adds a value; earlier values of the same name stay.
     *
     * @param name a token
     * @param value the value, without line breaks
     * @return this
     * @throws IllegalArgumentException if the name or the value is not allowed in a header
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

    /**
     * Ends the collection; the builder is then empty again.
     *
     * @return the headers
     */
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
