package dev.anyfn.runtime.json;

import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** Builds a record and takes it apart. */
final class RecordAccess {

  private static final Object[] NO_ARGUMENTS = {};

  private static final Integer CREATE = -1;

  /** Since then reflection spins method handles at once, which costs more than our own class. */
  private static final int FIRST_WITH_DEAR_REFLECTION = 18;

  /** Before, it calls the JVM at first, which is cheaper than any class. */
  private static final int FIRST_CALLS = 500;

  private final Constructor<?> constructor;
  private final String[] names;
  private final Method[] accessors;
  private final Integer[] positions;
  // Set once; without fields of its own, it may be seen by another thread at any time.
  private @Nullable BiFunction<Object, Object, Object> direct;
  private int reflective;

  /**
   * Opens a record, whatever its visibility.
   *
   * @throws NotPlain if its module does not let us
   */
  RecordAccess(Class<?> type, RecordComponent[] components) {
    Class<?>[] types = new Class<?>[components.length];
    names = new String[components.length];
    accessors = new Method[components.length];
    positions = new Integer[components.length];
    try {
      for (int i = 0; i < components.length; i++) {
        types[i] = components[i].getType();
        names[i] = components[i].getName();
        positions[i] = i;
        accessors[i] = components[i].getAccessor();
        accessors[i].setAccessible(true);
      }
      constructor = type.getDeclaredConstructor(types);
      constructor.setAccessible(true);
    } catch (ReflectiveOperationException | RuntimeException e) {
      throw new NotPlain(type, "cannot be opened by reflection");
    }
    reflective = Runtime.version().feature() < FIRST_WITH_DEAR_REFLECTION ? FIRST_CALLS : 1;
    countDown();
  }

  /** A record that is exported and not open is read by reflection for good. */
  private void countDown() {
    if (reflective > 0 && --reflective == 0) {
      try {
        direct =
            AccessClass.define(
                constructor.getDeclaringClass(), names, constructor.getParameterTypes());
      } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
        // as before
      }
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
    BiFunction<Object, Object, Object> known = direct;
    if (known != null) {
      return create(known, values);
    }
    countDown();
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

  private static Object create(
      BiFunction<Object, Object, Object> direct, @Nullable Object[] values) {
    try {
      return direct.apply(values, CREATE);
    } catch (Exception e) {
      // A checked one can be thrown by stealth.
      throw e instanceof RuntimeException thrown ? thrown : new IllegalArgumentException(e);
    }
  }

  /** The value of one component. */
  @Nullable Object get(Object record, int position) throws IOException {
    BiFunction<Object, Object, Object> known = direct;
    if (known != null) {
      try {
        return known.apply(record, positions[position]);
      } catch (StackOverflowError e) {
        throw e; // the value is too deep, whatever the accessor does
      } catch (Throwable e) {
        throw new IOException(accessors[position] + " failed", e);
      }
    }
    countDown();
    try {
      return accessors[position].invoke(record, NO_ARGUMENTS);
    } catch (InvocationTargetException e) {
      throw new IOException(accessors[position] + " failed", e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IOException(accessors[position] + " cannot be called", e);
    }
  }
}
