package dev.anyfn.aws;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.anyfn.runtime.json.JsonSource;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The part of a payload by which its trigger is recognised: the members of the top level, of {@code
 * requestContext} and of the first of {@code Records}. Read in one pass.
 */
final class Outline implements JsonSource.Reading<Void> {

  /** Values longer than this identify nothing. */
  private static final int MAX_TEXT = 256;

  /**
   * By path, such as {@code Records.0.eventSource}; the empty text for other than short strings.
   */
  private final Map<String, String> facts = new HashMap<>();

  private Outline() {}

  /** Returns an empty outline if the payload is not JSON: the function's codec refuses it. */
  static Outline of(byte[] payload) {
    Outline outline = new Outline();
    try {
      JsonSource.read(payload, outline);
    } catch (IOException e) {
      outline.facts.clear();
    }
    return outline;
  }

  /** For {@link JsonSource}. */
  @Override
  public @Nullable Void of(JsonParser parser) throws IOException {
    facts.clear();
    parser.nextToken();
    object(parser, "");
    return null;
  }

  private void object(JsonParser parser, String prefix) throws IOException {
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      String path = prefix + name;
      JsonToken value = parser.nextToken();
      boolean text = value == JsonToken.VALUE_STRING && parser.getTextLength() <= MAX_TEXT;
      // A dot in a name would make it look like a path.
      if (value != JsonToken.VALUE_NULL && name.indexOf('.') < 0) {
        facts.put(path, text ? parser.getText() : "");
      }
      if (path.equals("requestContext") && value == JsonToken.START_OBJECT) {
        object(parser, "requestContext.");
      } else if (path.equals("Records") && value == JsonToken.START_ARRAY) {
        records(parser);
      } else {
        parser.skipChildren();
      }
    }
  }

  private void records(JsonParser parser) throws IOException {
    boolean first = true;
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      if (first && parser.currentToken() == JsonToken.START_OBJECT) {
        object(parser, "Records.0.");
      } else {
        parser.skipChildren();
      }
      first = false;
    }
  }

  boolean has(String path) {
    return facts.containsKey(path);
  }

  boolean is(String path, String text) {
    return text.equals(facts.get(path));
  }

  boolean contains(String path, String part) {
    String text = facts.get(path);
    return text != null && text.contains(part);
  }
}
