package dev.anyfn.runtime;

import dev.anyfn.Composition;
import dev.anyfn.Function;
import dev.anyfn.TypedFunction;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.lang.reflect.WildcardType;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The input and output type of a function, captured from its class, its composition or its type
 * tokens, so that nothing is ever decoded to a type that the user did not write (I-3).
 *
 * @param input a class, or a type with arguments, without type variables
 * @param output a class, or a type with arguments, without type variables
 */
public record FunctionTypes(Type input, Type output) {

  /**
   * Captures the types of a function.
   *
   * @param function the function
   * @throws InitializationException if its class does not say them, with what to write instead
   */
  public static FunctionTypes of(Function<?, ?> function) {
    if (function instanceof TypedFunction<?, ?> typed) {
      return new FunctionTypes(ofToken(typed.inputType()), ofToken(typed.outputType()));
    }
    if (function instanceof Composition<?, ?, ?> composition) {
      return new FunctionTypes(of(composition.first()).input(), of(composition.second()).output());
    }
    return ofClass(function.getClass());
  }

  private static Type ofToken(Type type) {
    if (isOpen(type)) {
      throw new InitializationException(
          "The type "
              + type.getTypeName()
              + " of a TypedFunction has a type parameter that nothing says: make its TypeToken"
              + " where the type can be written out, such as new TypeToken<List<Order>>() {}.");
    }
    return resolve(TypedFunction.class, type, Map.of());
  }

  private static boolean isOpen(Type type) {
    if (type instanceof ParameterizedType parameterized) {
      return isOpen(parameterized.getActualTypeArguments());
    }
    if (type instanceof WildcardType wildcard) {
      return isOpen(wildcard.getUpperBounds()) || isOpen(wildcard.getLowerBounds());
    }
    return type instanceof GenericArrayType array
        ? isOpen(array.getGenericComponentType())
        : type instanceof TypeVariable;
  }

  private static boolean isOpen(Type[] types) {
    for (Type type : types) {
      if (isOpen(type)) {
        return true;
      }
    }
    return false;
  }

  private static FunctionTypes ofClass(Class<?> type) {
    if (type.isSynthetic() || type.isHidden()) {
      throw new InitializationException(
          "A lambda or method reference does not keep its types: wrap it as TypedFunction.of("
              + "Input.class, Output.class, function), or write a class that implements Function.");
    }
    Map<TypeVariable<?>, Type> bindings = new HashMap<>();
    Type[] arguments = search(type, bindings);
    if (arguments == null) {
      throw new InitializationException(
          type.getName()
              + " implements Function without type arguments: write implements Function<Input,"
              + " Output>.");
    }
    return new FunctionTypes(
        resolve(type, arguments[0], bindings), resolve(type, arguments[1], bindings));
  }

  /** Walks up to Function, noting what each type variable on the way stands for. */
  private static Type @Nullable [] search(Class<?> type, Map<TypeVariable<?>, Type> bindings) {
    for (Type parent : type.getGenericInterfaces()) {
      Type[] found = step(parent, bindings);
      if (found != null) {
        return found;
      }
    }
    Type parent = type.getGenericSuperclass();
    return parent == null ? null : step(parent, bindings);
  }

  private static Type @Nullable [] step(Type parent, Map<TypeVariable<?>, Type> bindings) {
    if (parent instanceof ParameterizedType parameterized) {
      Class<?> raw = (Class<?>) parameterized.getRawType();
      Type[] arguments = parameterized.getActualTypeArguments();
      if (raw == Function.class) {
        return arguments;
      }
      TypeVariable<?>[] variables = raw.getTypeParameters();
      for (int i = 0; i < variables.length; i++) {
        bindings.put(variables[i], arguments[i]);
      }
      return search(raw, bindings);
    }
    return parent == Function.class ? null : search((Class<?>) parent, bindings);
  }

  private static Type resolve(Class<?> owner, Type type, Map<TypeVariable<?>, Type> bindings) {
    if (type instanceof TypeVariable<?> variable) {
      Type bound = bindings.get(variable);
      if (bound == null) {
        throw new InitializationException(
            owner.getName()
                + " leaves its type parameter "
                + variable.getName()
                + " open: bind a subclass that says what it is, such as class MyFunction extends "
                + owner.getSimpleName()
                + "<Order>, or wrap it with TypedFunction.of.");
      }
      return resolve(owner, bound, bindings);
    }
    if (type instanceof ParameterizedType parameterized) {
      Type[] arguments = parameterized.getActualTypeArguments();
      for (int i = 0; i < arguments.length; i++) {
        arguments[i] = resolve(owner, arguments[i], bindings);
      }
      return new ResolvedType(
          (Class<?>) parameterized.getRawType(), arguments, parameterized.getOwnerType());
    }
    if (type instanceof GenericArrayType array) {
      Type component = resolve(owner, array.getGenericComponentType(), bindings);
      return component instanceof Class<?> c ? c.arrayType() : new ResolvedArray(component);
    }
    if (type instanceof WildcardType wildcard) {
      Type[] lower = wildcard.getLowerBounds();
      return resolve(owner, lower.length > 0 ? lower[0] : wildcard.getUpperBounds()[0], bindings);
    }
    return type;
  }
}
