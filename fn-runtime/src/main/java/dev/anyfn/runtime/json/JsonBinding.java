package dev.anyfn.runtime.json;

import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/** Reads and writes JSON of one type. Safe for use by many threads. */
public interface JsonBinding {

  /**
   * Reads one document.
   *
   * @param json the document, in UTF-8
   * @return the value; null for the document {@code null} where the type has no other meaning for
   *     it
   * @throws dev.anyfn.FunctionException INVALID_INPUT if it is not JSON, or not of this type; it
   *     says where, what was expected and what kind of value was found, and never the value
   */
  @Nullable Object read(byte[] json);

  /**
   * Reads one document.
   *
   * @param json the document
   * @return as {@link #read(byte[])}
   * @throws dev.anyfn.FunctionException as {@link #read(byte[])}
   */
  @Nullable Object read(String json);

  /**
   * Writes one value.
   *
   * @param value of the bound type; may be null
   * @param out where the document goes, in UTF-8; not closed
   * @throws IOException if it cannot be written, or the value cannot be expressed as JSON
   */
  void write(@Nullable Object value, OutputStream out) throws IOException;
}
