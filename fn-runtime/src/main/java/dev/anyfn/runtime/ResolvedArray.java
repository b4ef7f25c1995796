package dev.anyfn.runtime;

import java.lang.reflect.GenericArrayType;
import java.lang.reflect.Type;

/** An array of a type with arguments, after the type variables in it are known. */
final class ResolvedArray implements GenericArrayType {

  private final Type component;

  ResolvedArray(Type component) {
    this.component = component;
  }

  @Override
  public Type getGenericComponentType() {
    return component;
  }

  /** Equal to the JDK's own, as its contract asks. */
  @Override
  public boolean equals(Object other) {
    return other instanceof GenericArrayType array
        && component.equals(array.getGenericComponentType());
  }

  @Override
  public int hashCode() {
    return component.hashCode();
  }

  @Override
  public String toString() {
    return component.getTypeName() + "[]";
  }
}
