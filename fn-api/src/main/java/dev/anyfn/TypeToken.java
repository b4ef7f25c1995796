package dev.anyfn;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Objects;

/**
 * A type with its arguments, kept at run time: {@code new TypeToken<List<Order>>() {}}. Immutable;
 * equal to another token of an equal type.
 *
 * @param <T> the type
 */
public abstract class TypeToken<T> {

  private final Type type;

  /** Captures the type argument of an anonymous subclass. */
  protected TypeToken() {
    Type base = getClass().getGenericSuperclass();
    if (!(base instanceof ParameterizedType parameterized)
        || parameterized.getRawType() != TypeToken.class) {
      throw new IllegalArgumentException(
          "A type token needs its type written out: new TypeToken<List<Order>>() {}");
    }
    this.type = parameterized.getActualTypeArguments()[0];
  }

  private TypeToken(Class<T> type) {
    this.type = Objects.requireNonNull(type, "type");
  }

  /**
   * Returns the token of a class without type arguments.
   *
   * @param type the class
   * @param <T> the class
   */
  public static <T> TypeToken<T> of(Class<T> type) {
    return new OfClass<>(type);
  }

  /** {@return the type: a class, or a type with arguments} */
  public final Type type() {
    return type;
  }

  @Override
  public final boolean equals(Object other) {
    return other instanceof TypeToken<?> token && token.type.equals(type);
  }

  @Override
  public final int hashCode() {
    return type.hashCode();
  }

  @Override
  public final String toString() {
    return type.getTypeName();
  }

  private static final class OfClass<T> extends TypeToken<T> {
    private OfClass(Class<T> type) {
      super(type);
    }
  }
}
