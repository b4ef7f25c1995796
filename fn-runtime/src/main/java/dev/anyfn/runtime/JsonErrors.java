package dev.anyfn.runtime;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import dev.anyfn.ErrorCode;
import dev.anyfn.FunctionException;
import java.io.IOException;
import java.time.temporal.TemporalAccessor;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Says what is wrong with a document in words that name place, expectation and kind of value, never
 * the value: the library's own messages repeat it.
 */
final class JsonErrors {

  private JsonErrors() {}

  static FunctionException invalid(IOException error) {
    if (error instanceof ValueInstantiationException value
        && value.getCause() instanceof FunctionException thrown) {
      return thrown;
    }
    return new FunctionException(
        ErrorCode.INVALID_INPUT, describe(error) + position(error), RedactedCause.of(error));
  }

  private static String describe(IOException error) {
    if (error instanceof StreamConstraintsException) {
      return "The JSON is nested too deeply, or has a name, number or string that is too long";
    }
    if (error instanceof ValueInstantiationException value) {
      return path(value) + simpleName(value.getType().getRawClass()) + " rejects its values";
    }
    if (error instanceof MismatchedInputException mismatch) {
      Class<?> target = mismatch.getTargetType();
      String expected = target == null ? "" : "expected " + kind(target) + ", ";
      return path(mismatch) + expected + "found " + found(mismatch);
    }
    if (error instanceof JsonMappingException mapping) {
      return path(mapping) + "the value does not fit";
    }
    return "The body is not valid JSON";
  }

  private static String path(JsonMappingException error) {
    StringBuilder path = new StringBuilder();
    for (JsonMappingException.Reference step : error.getPath()) {
      // Only names that the user's own types declare: the keys of a map are foreign input.
      if (step.getFieldName() == null) {
        path.append('[').append(step.getIndex()).append(']');
      } else if (step.getFrom() instanceof Map || step.getFrom() == Map.class) {
        path.append(".*");
      } else {
        path.append(path.isEmpty() ? "" : ".").append(step.getFieldName());
      }
    }
    return path.isEmpty() ? "" : path.append(": ").toString();
  }

  private static String found(MismatchedInputException error) {
    JsonToken token =
        error.getProcessor() instanceof JsonParser parser ? parser.currentToken() : null;
    if (token == null) {
      return "nothing";
    }
    return switch (token) {
      case START_OBJECT, END_OBJECT, FIELD_NAME -> "object";
      case START_ARRAY, END_ARRAY -> "array";
      case VALUE_STRING -> "string";
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> "number";
      case VALUE_TRUE, VALUE_FALSE -> "boolean";
      case VALUE_NULL -> "null";
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
      return type == String.class ? "string" : simpleName(type);
    }
    if (type.isArray() || Collection.class.isAssignableFrom(type)) {
      return "array";
    }
    return Map.class.isAssignableFrom(type) ? "object" : simpleName(type);
  }

  private static String simpleName(Class<?> type) {
    return type.getSimpleName();
  }

  private static String position(IOException error) {
    @Nullable JsonLocation location =
        error instanceof JsonProcessingException processing ? processing.getLocation() : null;
    return location == null || location.getLineNr() < 1
        ? ""
        : " (line " + location.getLineNr() + ", column " + location.getColumnNr() + ")";
  }
}
