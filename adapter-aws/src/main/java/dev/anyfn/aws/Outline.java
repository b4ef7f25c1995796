package dev.anyfn.aws;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.anyfn.runtime.json.JsonSource;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * As much of a payload as tells its trigger: the names of the top level, and what stands directly
 * in {@code requestContext} and in the first of {@code Records}. One pass, nothing else is kept.
 */
final class Outline implements JsonSource.Reading<Void> {

  /** Values longer than this identify nothing. */
  private static final int MAX_TEXT = 256;

  /** By path, such as {@code Records.0.eventSource}; empty for what is not a short string. */
  private final Map<String, String> facts = new HashMap<>();

  private Outline() {}

  /** Of what is not JSON there is no outline: it is for the function's own codec to refuse. */
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
