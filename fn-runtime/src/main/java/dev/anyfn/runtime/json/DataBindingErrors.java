package dev.anyfn.runtime.json;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import dev.anyfn.FunctionException;
import java.io.IOException;
import java.util.Map;

/** The errors of data binding, in the words of {@link JsonErrors}. */
final class DataBindingErrors {

  private DataBindingErrors() {}

  static FunctionException invalid(IOException error) {
    if (error instanceof ValueInstantiationException value) {
      return value.getCause() instanceof FunctionException thrown
          ? thrown
          : JsonErrors.invalid(
              error,
              path(value),
              value.getType().getRawClass().getSimpleName() + " rejects its values");
    }
    if (error instanceof MismatchedInputException mismatch) {
      JsonParser found = mismatch.getProcessor() instanceof JsonParser parser ? parser : null;
      return JsonErrors.invalid(
          error, path(mismatch), JsonErrors.mismatch(mismatch.getTargetType(), found));
    }
    if (error instanceof JsonMappingException mapping) {
      // What the parser itself refuses is wrapped on its way out of a record.
      return mapping.getCause() instanceof JacksonException refused
          ? JsonErrors.invalid(refused, path(mapping), null)
          : JsonErrors.invalid(error, path(mapping), "the value does not fit");
    }
    return JsonErrors.invalid(error, "", null);
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
}
