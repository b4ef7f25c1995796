package dev.anyfn.runtime.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * Reads and writes one small document, so that the classes of the streaming core are loaded while
 * the function is built: a checkpoint or an archive then holds them, and the first call does not
 * pay. Nothing of the user's is called.
 */
final class Priming {

  private static final byte[] DOCUMENT =
      "{\"a\":\"b\",\"c\":[1,2.5,true,null]}".getBytes(StandardCharsets.US_ASCII);

  private Priming() {}

  static void run(JsonFactory factory) {
    try (JsonParser parser = factory.createParser(DOCUMENT);
        JsonGenerator generator =
            factory.createGenerator(new UnclosedStream(new ByteArrayOutputStream(64)))) {
      parser.nextToken();
      generator.copyCurrentStructure(parser);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
