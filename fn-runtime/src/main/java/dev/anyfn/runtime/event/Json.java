package dev.anyfn.runtime.event;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import dev.anyfn.ErrorCode;
import dev.anyfn.FunctionException;
import dev.anyfn.runtime.text.RedactedCause;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The parser, as foreign input needs it. */
final class Json {

  /** Depth, names and numbers are bounded; how long a text may be, the body bounds. */
  private static final StreamReadConstraints LIMITS =
      StreamReadConstraints.builder().maxStringLength(Integer.MAX_VALUE).build();

  private Json() {}

  /** One for each document: it remembers names, and foreign ones are not to be kept or interned. */
  private static JsonFactory factory() {
    return new JsonFactoryBuilder()
        .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
        .streamReadConstraints(LIMITS)
        .build();
  }

  static JsonParser parser(byte[] json) throws IOException {
    if (!isPlainUtf8(json)) {
      throw Malformed.event("The event must be JSON in UTF-8 without byte order mark");
    }
    return factory().createParser(json);
  }

  static JsonParser parser(byte[] json, int from, int to) throws IOException {
    return factory().createParser(json, from, to - from);
  }

  /** Returns true if these bytes are one JSON value. */
  static boolean isValue(byte[] bytes) {
    if (!isPlainUtf8(bytes)) {
      return false;
    }
    try (JsonParser parser = factory().createParser(bytes)) {
      if (parser.nextToken() == null) {
        return false;
      }
      parser.skipChildren();
      return parser.nextToken() == null;
    } catch (IOException e) {
      return false;
    }
  }

  static void requireEnd(JsonParser parser) throws IOException {
    if (parser.nextToken() != null) {
      throw Malformed.event("The event must be one JSON value with nothing after it");
    }
  }

  /** A zero among the first bytes would make the parser guess at UTF-16 or UTF-32. */
  private static boolean isPlainUtf8(byte[] json) {
    for (int i = 0; i < Math.min(4, json.length); i++) {
      if (json[i] == 0) {
        return false;
      }
    }
    boolean mark =
        json.length > 2
            && json[0] == (byte) 0xef
            && json[1] == (byte) 0xbb
            && json[2] == (byte) 0xbf;
    return !mark && Utf8.isValid(json);
  }

  static FunctionException malformed(IOException e) {
    String what =
        e instanceof StreamConstraintsException
            ? "The event's JSON is nested too deeply or has a name or number that is too long"
            : "The event is not valid JSON";
    return new FunctionException(ErrorCode.INVALID_INPUT, what + place(e), RedactedCause.of(e));
  }

  private static String place(IOException e) {
    @Nullable JsonLocation location =
        e instanceof JsonProcessingException json ? json.getLocation() : null;
    return location == null || location.getByteOffset() < 0
        ? ""
        : " (at byte " + location.getByteOffset() + ")";
  }
}
