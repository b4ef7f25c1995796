package dev.anyfn.runtime.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.anyfn.ErrorCode;
import dev.anyfn.FunctionException;
import dev.anyfn.runtime.text.RedactedCause;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;

/** Splits arrays of JSON, and checks that bytes are JSON. */
public final class JsonArrays {

  private JsonArrays() {}

  /**
   * Splits an array.
   *
   * @param json the array, in UTF-8
   * @return the source text of each element
   * @throws FunctionException INVALID_INPUT if it is not an array of JSON
   */
  public static List<String> split(byte[] json) {
    JsonFactory factory = new JsonFactory();
    List<String> elements = new ArrayList<>();
    try (JsonParser parser = factory.createParser(json)) {
      if (parser.nextToken() != JsonToken.START_ARRAY) {
        throw FunctionException.invalidInput("Expected a JSON array");
      }
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        StringWriter text = new StringWriter();
        try (JsonGenerator generator = factory.createGenerator(text)) {
          generator.copyCurrentStructureExact(parser);
        }
        elements.add(text.toString());
      }
      requireEnd(parser);
      return elements;
    } catch (IOException e) {
      throw invalid(e);
    }
  }

  /**
   * Checks that bytes are one JSON document.
   *
   * @param json the bytes
   * @throws IOException if they are not
   */
  public static void validate(byte[] json) throws IOException {
    try (JsonParser parser = new JsonFactory().createParser(json)) {
      if (parser.nextToken() == null) {
        throw new IOException("empty");
      }
      parser.skipChildren();
      if (parser.nextToken() != null) {
        throw new IOException("more than one document");
      }
    }
  }

  private static void requireEnd(JsonParser parser) throws IOException {
    if (parser.nextToken() != null) {
      throw FunctionException.invalidInput("There is more behind the JSON array");
    }
  }

  private static FunctionException invalid(IOException e) {
    return new FunctionException(
        ErrorCode.INVALID_INPUT, "The body is not valid JSON", RedactedCause.of(e));
  }
}
