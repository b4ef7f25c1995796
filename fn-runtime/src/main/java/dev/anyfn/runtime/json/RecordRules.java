package dev.anyfn.runtime.json;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;

/**
 * The rules for records that are no more than their components, to which data binding adds nothing.
 */
final class RecordRules {

  private static final int MAX_COMPONENTS = 64;

  private RecordRules() {}

  static void check(Class<?> record, RecordComponent[] components) {
    if (components.length > MAX_COMPONENTS) {
      throw new NotPlain(record, "has more than " + MAX_COMPONENTS + " components");
    }
    String reason = Annotated.reason(record);
    if (reason != null) {
      throw new NotPlain(record, reason);
    }
    for (RecordComponent component : components) {
      if (looksLikeProperty(component.getName())) {
        throw new NotPlain(record, "has the component " + component.getName());
      }
    }
    checkMethods(record);
    checkParents(record, record);
  }

  /** Data binding treats a collection, a map, a text and the like as what they are. */
  private static void checkParents(Class<?> record, Class<?> type) {
    for (Class<?> parent : type.getInterfaces()) {
      if (parent.getClassLoader() == null) {
        String name = parent.getName();
        if (parent != Comparable.class
            && parent != AutoCloseable.class
            && !name.equals("java.io.Serializable")
            && !name.startsWith("java.util.function.")) {
          throw new NotPlain(record, "is a " + parent.getSimpleName());
        }
      } else if (parent.getName().startsWith("com.fasterxml.jackson.")) {
        throw new NotPlain(record, "writes itself");
      } else {
        checkMethods(parent);
        checkParents(record, parent);
      }
    }
  }

  /** A getter is one more property to data binding, and a setter, of any visibility, another. */
  private static void checkMethods(Class<?> type) {
    for (Method method : type.getDeclaredMethods()) {
      String name = method.getName();
      if (!Modifier.isStatic(method.getModifiers())
          && looksLikeProperty(name)
          && method.getParameterCount() == (name.startsWith("set") ? 1 : 0)) {
        throw new NotPlain(type, "has the method " + name);
      }
    }
  }

  private static boolean looksLikeProperty(String name) {
    return (name.startsWith("get") || name.startsWith("set"))
        ? name.length() > 3
        : name.startsWith("is") && name.length() > 2;
  }
}
