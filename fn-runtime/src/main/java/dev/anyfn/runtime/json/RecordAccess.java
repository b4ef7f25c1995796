package dev.anyfn.runtime.json;

import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import org.jspecify.annotations.Nullable;

/** Builds a record and takes it apart. */
final class RecordAccess {

  private static final Object[] NO_ARGUMENTS = {};

  private final Constructor<?> constructor;
  private final String[] names;
  private final Method[] accessors;

  /**
   * Opens a record, whatever its visibility.
   *
   * @throws NotPlain if its module does not let us
   */
  RecordAccess(Class<?> type, RecordComponent[] components) {
    Class<?>[] types = new Class<?>[components.length];
    names = new String[components.length];
    accessors = new Method[components.length];
    try {
      for (int i = 0; i < components.length; i++) {
        types[i] = components[i].getType();
        names[i] = components[i].getName();
        accessors[i] = components[i].getAccessor();
        accessors[i].setAccessible(true);
      }
      constructor = type.getDeclaredConstructor(types);
      constructor.setAccessible(true);
    } catch (ReflectiveOperationException | RuntimeException e) {
      throw new NotPlain(type, "cannot be opened by reflection");
    }
  }

  int size() {
    return names.length;
  }

  String name(int position) {
    return names[position];
  }

  /** Builds one; what its constructor throws comes out as it is. */
  Object create(@Nullable Object[] values) {
    try {
      return constructor.newInstance(values);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw e.getCause() instanceof RuntimeException thrown
          ? thrown
          : new IllegalArgumentException(e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The value of one component. */
  @Nullable Object get(Object record, int position) throws IOException {
    try {
      return accessors[position].invoke(record, NO_ARGUMENTS);
    } catch (InvocationTargetException e) {
      throw new IOException(accessors[position] + " failed", e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IOException(accessors[position] + " cannot be called", e);
    }
  }
}
