package dev.anyfn.runtime.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.StreamWriteConstraints;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Reads plain types with Jackson's own parser, which knows all of JSON, and what is wrong with a
 * document and where.
 */
final class FullReader {

  private final JsonFactory factory;

  FullReader(JsonLimits limits) {
    factory = factory(limits);
  }

  @Nullable Object read(Shape shape, byte[] json) {
    try (JsonParser parser = factory.createParser(json)) {
      return read(shape, parser);
    } catch (IOException e) {
      throw JsonErrors.invalid(e, "", null);
    }
  }

  @Nullable Object read(Shape shape, String json) {
    try (JsonParser parser = factory.createParser(json)) {
      return read(shape, parser);
    } catch (IOException e) {
      throw JsonErrors.invalid(e, "", null);
    }
  }

  /** While the parser is open: afterwards it no longer knows where it stands. */
  private static @Nullable Object read(Shape shape, JsonParser json) {
    try {
      if (json.nextToken() == null) {
        throw shape.mismatch(json);
      }
      Object value = shape.readNullable(json);
      if (json.nextToken() != null) {
        throw shape.mismatch(json);
      }
      return value;
    } catch (IOException e) {
      throw JsonErrors.invalid(e, JsonPath.of(shape, json), null);
    } catch (StackOverflowError e) {
      throw JsonErrors.tooDeep(e);
    }
  }

  /** Makes parsers and generators; data binding gets one that is set up in the same way. */
  static JsonFactory factory(JsonLimits limits) {
    return new JsonFactoryBuilder()
        .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
        .streamReadConstraints(
            StreamReadConstraints.builder()
                .maxNestingDepth(limits.depth())
                .maxStringLength(limits.string())
                .maxNumberLength(limits.number())
                .build())
        .streamWriteConstraints(
            StreamWriteConstraints.builder().maxNestingDepth(limits.depth()).build())
        .build();
  }
}
