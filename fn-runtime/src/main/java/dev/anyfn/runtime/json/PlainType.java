package dev.anyfn.runtime.json;

import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A type all of whose variables are known, in one form whatever way it was written. */
final class PlainType {

  private static final PlainType[] NONE = new PlainType[0];

  final Class<?> raw;
  private final PlainType[] arguments;

  private PlainType(Class<?> raw, PlainType[] arguments) {
    this.raw = raw;
    this.arguments = arguments;
  }

  /**
   * Resolves a type.
   *
   * @throws NotPlain if only data binding's own rules tell what it is
   */
  static PlainType of(Type type, Map<TypeVariable<?>, PlainType> scope) {
    if (type instanceof Class<?> raw) {
      if (raw.isArray()) {
        return new PlainType(raw, new PlainType[] {of(raw.getComponentType(), scope)});
      }
      return new PlainType(raw, unknown(raw));
    }
    if (type instanceof ParameterizedType parameterized) {
      Type[] given = parameterized.getActualTypeArguments();
      PlainType[] arguments = new PlainType[given.length];
      Class<?> raw = (Class<?>) parameterized.getRawType();
      unknown(raw);
      for (int i = 0; i < given.length; i++) {
        arguments[i] = of(given[i], scope);
      }
      return new PlainType(raw, arguments);
    }
    if (type instanceof GenericArrayType array) {
      PlainType component = of(array.getGenericComponentType(), scope);
      return new PlainType(component.raw.arrayType(), new PlainType[] {component});
    }
    if (type instanceof WildcardType wildcard) {
      return of(wildcard.getUpperBounds()[0], scope);
    }
    PlainType bound = type instanceof TypeVariable<?> ? scope.get(type) : null;
    if (bound == null) {
      throw new NotPlain(Object.class, "stands for a type variable that is not known");
    }
    return bound;
  }

  /** The arguments of a type that is written without them. */
  private static PlainType[] unknown(Class<?> raw) {
    TypeVariable<?>[] variables = raw.getTypeParameters();
    if (variables.length == 0) {
      return NONE;
    }
    PlainType[] arguments = new PlainType[variables.length];
    for (int i = 0; i < variables.length; i++) {
      if (variables[i].getBounds()[0] != Object.class) {
        throw new NotPlain(raw, "has a bounded type parameter");
      }
      arguments[i] = new PlainType(Object.class, NONE);
    }
    return arguments;
  }

  PlainType argument(int i) {
    return arguments[i];
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof PlainType type
        && raw == type.raw
        && Arrays.equals(arguments, type.arguments);
  }

  @Override
  public int hashCode() {
    return raw.hashCode() * 31 + Arrays.hashCode(arguments);
  }

  @Override
  public String toString() {
    return raw.getTypeName();
  }
}
