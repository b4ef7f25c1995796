package dev.anyfn.runtime.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes values of one plain type. Made once, when the type is bound; safe for use by
 * many threads.
 */
abstract class Shape {

  /** The class that error messages name. */
  final Class<?> type;

  Shape(Class<?> type) {
    this.type = type;
  }

  /**
   * Reads the value at the parser's current token, which is not {@code null}, and stays on its last
   * token.
   */
  abstract @Nullable Object read(JsonParser json) throws IOException;

  /** Writes a value that is not null. */
  abstract void write(Object value, PlainWriter json) throws IOException;

  /** Returns the value of {@code null}, and of an absent component of a record. */
  @Nullable Object absent() {
    return null;
  }

  /** Returns the shape inside, for the path in an error message; null if there is none. */
  @Nullable Shape inside(@Nullable String name) {
    return null;
  }

  /** Returns the exception for a value that data binding is known to reject. */
  final IOException mismatch(JsonParser json) {
    return JsonErrors.mismatchAt(type, json);
  }

  /**
   * Returns the exception for a string that means nothing here: plain words mean nothing to data
   * binding either, of anything else it is asked.
   */
  final IOException refusal(JsonParser json, String text) {
    if (NumberText.isWords(text)) {
      return mismatch(json);
    }
    throw new Detour();
  }

  final @Nullable Object readNullable(JsonParser json) throws IOException {
    return json.currentToken() == JsonToken.VALUE_NULL ? absent() : read(json);
  }

  final void writeNullable(@Nullable Object value, PlainWriter json) throws IOException {
    if (value == null) {
      json.writeNull();
    } else {
      write(value, json);
    }
  }
}
