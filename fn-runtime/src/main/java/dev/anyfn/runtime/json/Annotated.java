package dev.anyfn.runtime.json;

import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Constructor;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/**
 * Finds what data binding would take its orders from: Jackson's annotations, those that carry one,
 * and {@code java.beans}'. By name: none of their classes is needed for it.
 */
final class Annotated {

  private Annotated() {}

  /** Why a class is data binding's, with all that it inherits; null if nothing says so. */
  static @Nullable String reason(Class<?> type) {
    if (isMarked(type.getAnnotations()) || isMarked(type)) {
      return "carries a Jackson annotation";
    }
    for (Class<?> parent : type.getInterfaces()) {
      String reason = parent.getClassLoader() == null ? null : reason(parent);
      if (reason != null) {
        return reason;
      }
    }
    Class<?> parent = type.getSuperclass();
    return parent == null || parent.getClassLoader() == null ? null : reason(parent);
  }

  private static boolean isMarked(Class<?> type) {
    for (Field field : type.getDeclaredFields()) {
      if (isMarked((AnnotatedElement) field)) {
        return true;
      }
    }
    for (Method method : type.getDeclaredMethods()) {
      if (isMarked((Executable) method)) {
        return true;
      }
    }
    for (Constructor<?> constructor : type.getDeclaredConstructors()) {
      if (isMarked((Executable) constructor)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isMarked(Executable executable) {
    if (isMarked((AnnotatedElement) executable)) {
      return true;
    }
    if (executable.getParameterCount() > 0) {
      for (Annotation[] annotations : executable.getParameterAnnotations()) {
        if (isMarked(annotations)) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean isMarked(AnnotatedElement element) {
    return isMarked(element.getDeclaredAnnotations());
  }

  private static boolean isMarked(Annotation[] annotations) {
    for (Annotation annotation : annotations) {
      Class<?> type = annotation.annotationType();
      if (isJackson(type)) {
        return true;
      }
      if (type.getClassLoader() != null) {
        for (Annotation meta : type.getDeclaredAnnotations()) {
          if (isJackson(meta.annotationType())) {
            return true;
          }
        }
      }
    }
    return false;
  }

  private static boolean isJackson(Class<?> type) {
    String name = type.getName();
    return name.startsWith("com.fasterxml.jackson.") || name.startsWith("java.beans.");
  }
}
