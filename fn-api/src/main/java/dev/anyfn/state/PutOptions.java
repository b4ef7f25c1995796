package dev.anyfn.state;

import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The options of a put. Immutable; each method returns new options. */
public final class PutOptions {

  private static final PutOptions NONE = new PutOptions(Condition.none(), null, Map.of());

  /** The most bytes of all names and values together: those of S3, the lowest limit of all. */
  private static final int MAX_METADATA = 2000;

  private final Condition condition;
  private final @Nullable String contentType;
  private final Map<String, String> metadata;

  private PutOptions(
      Condition condition, @Nullable String contentType, Map<String, String> metadata) {
    this.condition = condition;
    this.contentType = contentType;
    this.metadata = metadata;
  }

  /** {@return no condition, the content type of the body, no metadata} */
  public static PutOptions none() {
    return NONE;
  }

  /**
   * Returns options with a content type only.
   *
   * @param type such as {@code text/csv}
   * @return new options
   */
  public static PutOptions type(String type) {
    return NONE.contentType(type);
  }

  /**
   * Sets the condition.
   *
   * @param must the condition on the present state
   * @return new options
   */
  public PutOptions when(Condition must) {
    return new PutOptions(Objects.requireNonNull(must, "must"), contentType, metadata);
  }

  /**
   * Sets the content type.
   *
   * @param type such as {@code text/csv}; printable ASCII with a slash
   * @return new options
   */
  public PutOptions contentType(String type) {
    if (type.indexOf('/') < 1 || !printable(type, 255)) {
      throw new IllegalArgumentException(
          "A content type is like text/csv, not " + Names.quote(type));
    }
    return new PutOptions(condition, type, metadata);
  }

  /**
   * Adds one name and value.
   *
   * @param name lower-case letters, digits and hyphens, which every store keeps unchanged
   * @param value printable ASCII without space at its ends; 2,000 bytes for all names and values
   * @return new options
   */
  public PutOptions metadata(String name, String value) {
    if (name.isEmpty() || name.startsWith("anyfn-") || !isName(name)) {
      throw new IllegalArgumentException(
          "The name of metadata has lower-case letters, digits and hyphens, and does not begin with"
              + " anyfn-: not "
              + Names.quote(name));
    }
    if (!printable(value, MAX_METADATA) || !value.equals(value.strip())) {
      throw new IllegalArgumentException(
          "The value of metadata " + name + " must be printable ASCII without space at its ends");
    }
    Map<String, String> more = new TreeMap<>(metadata);
    more.put(name, value);
    int bytes = 0;
    for (Map.Entry<String, String> entry : more.entrySet()) {
      bytes += entry.getKey().length() + entry.getValue().length();
    }
    if (bytes > MAX_METADATA) {
      throw new IllegalArgumentException(
          "Metadata has at most " + MAX_METADATA + " bytes in all, not " + bytes);
    }
    return new PutOptions(condition, contentType, Map.copyOf(more));
  }

  /** Returns options that replace an object and keep its type and metadata; null for a new one. */
  static PutOptions replacing(@Nullable ObjectInfo info) {
    if (info == null) {
      return NONE.when(Condition.ifAbsent());
    }
    PutOptions options = NONE.when(Condition.ifVersion(info.version()));
    if (info.contentType() != null) {
      options = options.contentType(info.contentType());
    }
    for (Map.Entry<String, String> entry : info.metadata().entrySet()) {
      options = options.metadata(entry.getKey(), entry.getValue());
    }
    return options;
  }

  private static boolean isName(String name) {
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-')) {
        return false;
      }
    }
    return true;
  }

  private static boolean printable(String text, int most) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < ' ' || text.charAt(i) > '~') {
        return false;
      }
    }
    return text.length() <= most;
  }

  Condition condition() {
    return condition;
  }

  @Nullable String contentType() {
    return contentType;
  }

  Map<String, String> metadata() {
    return metadata;
  }
}
