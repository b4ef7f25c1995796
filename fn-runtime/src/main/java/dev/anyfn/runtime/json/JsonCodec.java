package dev.anyfn.runtime.json;

import java.lang.reflect.Type;

/**
 * Binds JSON to Java types: the one place to put another JSON library.
 *
 * <p>Listed in {@code META-INF/services/dev.anyfn.runtime.json.JsonCodec}, an implementation with a
 * public no-argument constructor replaces the built-in one as a whole. It is built only when a
 * function has a type that needs JSON. Safe for use by many threads.
 */
public interface JsonCodec {

  /**
   * Binds a type, once, when the function that uses it is bound.
   *
   * @param type a class, or a type with arguments, without type variables
   * @return what reads and writes values of it
   * @throws UnsupportedTypeException if the type cannot be bound, with what to write instead
   */
  JsonBinding bind(Type type);
}
