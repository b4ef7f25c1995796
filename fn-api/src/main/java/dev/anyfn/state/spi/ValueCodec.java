package dev.anyfn.state.spi;

import java.lang.reflect.Type;

/**
 * Values as JSON, for stores. The runtime provides the one that functions use, through {@code
 * META-INF/services}. Safe for use by many threads.
 */
public interface ValueCodec {

  /**
   * Writes a value by its class.
   *
   * @param value never null
   * @return the document, in UTF-8
   * @throws IllegalArgumentException if it cannot be expressed as JSON
   */
  byte[] encode(Object value);

  /**
   * Reads a value.
   *
   * @param json the document, in UTF-8
   * @param type a class, or a type with arguments
   * @return the value, never null
   * @throws IllegalArgumentException if the document is not of this type; it says where, and never
   *     the value
   */
  Object decode(byte[] json, Type type);

  /**
   * The one form of all documents that mean the same: members sorted by the UTF-16 code units of
   * their names, no space between, numbers by their value with all digits, so that a hash of it
   * does not depend on who wrote it.
   *
   * @param json a document, in UTF-8
   * @return the document in that form, in UTF-8
   * @throws IllegalArgumentException if it is not JSON
   */
  byte[] canonical(byte[] json);
}
