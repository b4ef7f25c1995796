package dev.anyfn.runtime.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import org.jspecify.annotations.Nullable;

/** The position of a parser, in the names that the user's own types declare. */
final class JsonPath {

  private JsonPath() {}

  /** With a colon and a space behind it; empty for the whole document. */
  static String of(Shape root, JsonParser json) {
    JsonStreamContext place = json.getParsingContext();
    JsonToken token = json.currentToken();
    // On the first token of a value the parser is inside it already; so it is on a further member.
    if (token != null && (token.isStructStart() || token == JsonToken.FIELD_NAME)) {
      place = place.getParent();
    }
    StringBuilder path = new StringBuilder();
    append(root, place, path);
    return path.isEmpty() ? "" : path.append(": ").toString();
  }

  private static @Nullable Shape append(
      Shape root, @Nullable JsonStreamContext place, StringBuilder path) {
    if (place == null || place.inRoot()) {
      return root;
    }
    Shape shape = append(root, place.getParent(), path);
    while (shape instanceof OptionalShape optional) {
      shape = optional.value();
    }
    if (shape == null) {
      return null;
    }
    if (place.inArray()) {
      path.append('[').append(place.getCurrentIndex()).append(']');
    } else if (shape instanceof MapShape) {
      // The keys of a map are foreign input.
      path.append(".*");
    } else {
      path.append(path.isEmpty() ? "" : ".").append(place.getCurrentName());
    }
    return shape.inside(place.getCurrentName());
  }
}
