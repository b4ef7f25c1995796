package dev.anyfn.runtime.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads a document token by token, without more classes than it takes. Stateless. */
public final class JsonSource {

  private JsonSource() {}

  /**
   * Handles the tokens of a document.
   *
   * @param <T> what it finds
   */
  @FunctionalInterface
  public interface Reading<T> {

    /**
     * Reads; called a second time, from the start, for a document that the small parser does not
     * take.
     *
     * @param parser before the first token; knows tokens, names and texts, but not where it stands
     * @return what was found; may be null
     * @throws IOException if the document is not what it should be
     */
    @Nullable T of(JsonParser parser) throws IOException;
  }

  /**
   * Reads a document.
   *
   * @param <T> what is found
   * @param json the document, in UTF-8
   * @param reading what is done with it
   * @return what the reading found
   * @throws IOException if it is not JSON, or what the reading throws
   */
  public static <T> @Nullable T read(byte[] json, Reading<T> reading) throws IOException {
    try {
      return reading.of(new PlainParser(json, JsonLimits.DEFAULT));
    } catch (IOException | RuntimeException e) {
      // Jackson's own parser knows what is wrong, if anything is.
    }
    try (JsonParser parser = new JsonFactory().createParser(json)) {
      return reading.of(parser);
    }
  }
}
