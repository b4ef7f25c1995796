package dev.anyfn.runtime.json;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;

/** A type with arguments. */
record GenericType(Class<?> raw, Type... arguments) implements ParameterizedType {

  @Override
  public Type[] getActualTypeArguments() {
    return arguments.clone();
  }

  @Override
  public Type getRawType() {
    return raw;
  }

  @Override
  public Type getOwnerType() {
    return raw.getDeclaringClass();
  }

  @Override
  public String getTypeName() {
    StringBuilder text = new StringBuilder(raw.getName()).append('<');
    for (int i = 0; i < arguments.length; i++) {
      text.append(i == 0 ? "" : ", ").append(arguments[i].getTypeName());
    }
    return text.append('>').toString();
  }

  @Override
  public String toString() {
    return getTypeName();
  }
}
