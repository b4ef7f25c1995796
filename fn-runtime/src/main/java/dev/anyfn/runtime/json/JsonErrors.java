package dev.anyfn.runtime.json;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.JsonTokenId;
import com.fasterxml.jackson.core.exc.InputCoercionException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import dev.anyfn.ErrorCode;
import dev.anyfn.FunctionException;
import dev.anyfn.runtime.text.RedactedCause;
import java.io.IOException;
import java.time.temporal.TemporalAccessor;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Says what is wrong with a document in words that name place, expectation and kind of value, never
 * the value: the library's own messages repeat it. Knows the streaming core only.
 */
final class JsonErrors {

  private static final String TOO_LARGE =
      "The JSON is nested too deeply, or has a name, number or string that is too long";

  private JsonErrors() {}

  /**
   * The exceptions for documents.
   *
   * @param path where, with a colon and a space behind it; empty for the whole document
   * @param what what is wrong there; null if the error itself tells
   */
  static FunctionException invalid(IOException error, String path, @Nullable String what) {
    return new FunctionException(
        ErrorCode.INVALID_INPUT,
        (what == null ? describe(error, path) : path + what) + position(error),
        RedactedCause.of(error));
  }

  static FunctionException tooDeep(StackOverflowError error) {
    return new FunctionException(ErrorCode.INVALID_INPUT, TOO_LARGE, RedactedCause.of(error));
  }

  /** For a value that is written. */
  static IOException tooDeep(int found, int allowed) {
    return new StreamConstraintsException(
        "The value is nested deeper (" + found + ") than allowed (" + allowed + ")");
  }

  private static String describe(IOException error, String path) {
    if (error instanceof StreamConstraintsException) {
      return TOO_LARGE;
    }
    if (error instanceof InputCoercionException range) {
      return path + "the number does not fit into " + range.getTargetType().getSimpleName();
    }
    return error instanceof Mismatch ? path + error.getMessage() : "The body is not valid JSON";
  }

  private static String position(IOException error) {
    @Nullable JsonLocation location =
        error instanceof JsonProcessingException processing ? processing.getLocation() : null;
    return location == null || location.getLineNr() < 1
        ? ""
        : " (line " + location.getLineNr() + ", column " + location.getColumnNr() + ")";
  }

  /**
   * Of the kind that {@link #invalid} understands; a class of its own, which no good call loads.
   */
  static IOException mismatchAt(Class<?> target, JsonParser json) {
    return new Mismatch(mismatch(target, json), json.currentTokenLocation());
  }

  static IOException rejectedAt(Class<?> target, JsonParser json, RuntimeException cause) {
    return new Mismatch(
        target.getSimpleName() + " rejects its values", json.currentTokenLocation(), cause);
  }

  static String mismatch(@Nullable Class<?> target, @Nullable JsonParser json) {
    JsonToken token = json == null ? null : json.currentToken();
    return (target == null ? "" : "expected " + kind(target) + ", ") + "found " + found(token);
  }

  private static String found(@Nullable JsonToken token) {
    if (token == null) {
      return "nothing";
    }
    return switch (token.id()) {
      case JsonTokenId.ID_START_OBJECT, JsonTokenId.ID_END_OBJECT, JsonTokenId.ID_FIELD_NAME ->
          "object";
      case JsonTokenId.ID_START_ARRAY, JsonTokenId.ID_END_ARRAY -> "array";
      case JsonTokenId.ID_STRING -> "string";
      case JsonTokenId.ID_NUMBER_INT, JsonTokenId.ID_NUMBER_FLOAT -> "number";
      case JsonTokenId.ID_TRUE, JsonTokenId.ID_FALSE -> "boolean";
      case JsonTokenId.ID_NULL -> "null";
      default -> "another value";
    };
  }

  private static String kind(Class<?> type) {
    if (type == boolean.class || type == Boolean.class) {
      return "boolean";
    }
    if (type.isPrimitive() || Number.class.isAssignableFrom(type)) {
      return type == char.class ? "string" : "number";
    }
    if (type == String.class || type.isEnum() || TemporalAccessor.class.isAssignableFrom(type)) {
      return type == String.class ? "string" : type.getSimpleName();
    }
    if (type.isArray() || Collection.class.isAssignableFrom(type)) {
      return "array";
    }
    return Map.class.isAssignableFrom(type) ? "object" : type.getSimpleName();
  }
}
