package dev.anyfn.runtime;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A type with arguments, after the type variables in them are known. */
final class ResolvedType implements ParameterizedType {

  private final Class<?> raw;
  private final Type[] arguments;
  private final @Nullable Type owner;

  ResolvedType(Class<?> raw, Type[] arguments, @Nullable Type owner) {
    this.raw = raw;
    this.arguments = arguments.clone();
    this.owner = owner;
  }

  @Override
  public Type[] getActualTypeArguments() {
    return arguments.clone();
  }

  @Override
  public Type getRawType() {
    return raw;
  }

  @Override
  public @Nullable Type getOwnerType() {
    return owner;
  }

  /** Equal to the JDK's own, as its contract asks. */
  @Override
  public boolean equals(Object other) {
    return other instanceof ParameterizedType type
        && raw.equals(type.getRawType())
        && Objects.equals(owner, type.getOwnerType())
        && Arrays.equals(arguments, type.getActualTypeArguments());
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(arguments) ^ Objects.hashCode(owner) ^ raw.hashCode();
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(raw.getName()).append('<');
    for (int i = 0; i < arguments.length; i++) {
      text.append(i == 0 ? "" : ", ").append(arguments[i].getTypeName());
    }
    return text.append('>').toString();
  }
}
