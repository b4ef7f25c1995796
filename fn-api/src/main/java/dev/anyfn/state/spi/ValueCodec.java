package dev.anyfn.state.spi;

import java.lang.reflect.Type;

/**
 * A codec between values and JSON, for stores. The runtime provides the one of functions, through
 * {@code META-INF/services}. Safe for use by many threads.
 */
public interface ValueCodec {

  /**
   * Writes a value by its class.
   *
   * @param value not null
   * @return the document, in UTF-8
   * @throws IllegalArgumentException if JSON cannot express it
   */
  byte[] encode(Object value);

  /**
   * Reads a value.
   *
   * @param json the document, in UTF-8
   * @param type a class, or a type with arguments
   * @return the value, never null
   * @throws IllegalArgumentException if the document is not of this type; the message has the
   *     place, and never the value
   */
  Object decode(byte[] json, Type type);

  /**
   * Normalises a document, so that its hash does not depend on the writer: members sorted by the
   * UTF-16 code units of their names, no space, numbers by value with all digits.
   *
   * @param json a document, in UTF-8
   * @return the normalised document, in UTF-8
   * @throws IllegalArgumentException if it is not JSON
   */
  byte[] canonical(byte[] json);
}
