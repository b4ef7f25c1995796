package dev.anyfn.runtime.json;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Makes the shapes of plain types, and says why another type is none. Safe for many threads. */
final class Shapes {

  /** Deeper than anyone writes a type; a generic record that grows within itself gets here. */
  private static final int MAX_DEPTH = 64;

  private final Map<Class<?>, Shape> runtime = new ConcurrentHashMap<>();
  private final Shape tree = TreeShape.of(this);
  private final Shape delegate;

  Shapes(DataBindings dataBinding) {
    delegate = DelegateShape.of(dataBinding);
  }

  /**
   * The shape of a type.
   *
   * @throws NotPlain if data binding has to be asked
   */
  Shape of(Type type) {
    return new Building().of(PlainType.of(type, Map.of()), 0);
  }

  /** Writes a container that is not what it was declared to be, but something of its own. */
  void writeForeign(Object container, PlainWriter json) throws IOException {
    if (json.inRoot()) {
      // There, data binding goes by the declared type.
      throw new Detour();
    }
    delegate.write(container, json);
  }

  /** Returns the shape of a value of which nothing was known when the type was bound. */
  Shape ofValue(Object value) {
    Class<?> type = value.getClass();
    Shape known = runtime.get(type);
    if (known == null) {
      known = find(value, type);
      runtime.put(type, known);
    }
    return known;
  }

  private Shape find(Object value, Class<?> type) {
    Class<?> declared = type;
    if (type.getClassLoader() == null && value instanceof Collection) {
      declared = Collection.class;
    } else if (isMap(value, type)) {
      declared = Map.class;
    } else if (value instanceof Enum<?> constant) {
      declared = constant.getDeclaringClass();
    } else if (value instanceof java.time.ZoneId) {
      return delegate;
    }
    try {
      return of(declared);
    } catch (NotPlain e) {
      return delegate;
    }
  }

  /**
   * Returns true if a collection or map is written as one: the JDK's, and what Jackson knows no
   * better.
   */
  boolean isOwnWay(Object container) {
    Class<?> type = container.getClass();
    if (type.getClassLoader() == null) {
      return container instanceof Collection || isMap(container, type);
    }
    Shape known = runtime.get(type);
    if (known == null) {
      known = Annotated.reason(type) == null ? tree : delegate;
      runtime.put(type, known);
    }
    return known != delegate;
  }

  private static boolean isMap(Object value, Class<?> type) {
    return value instanceof Map
        && type.getName().startsWith("java.util.")
        && !(value instanceof java.util.Dictionary)
        && !(value instanceof java.util.EnumMap);
  }

  /** One type with all that it is made of, which may contain itself. */
  private final class Building {

    private final Map<PlainType, Shape> made = new HashMap<>();

    Shape of(PlainType type, int depth) {
      if (depth > MAX_DEPTH) {
        throw new NotPlain(type.raw, "contains itself with ever larger type arguments");
      }
      Shape known = made.get(type);
      if (known == null) {
        known = make(type, type.raw, depth + 1);
        made.put(type, known);
      }
      return known;
    }

    private Shape make(PlainType type, Class<?> raw, int depth) {
      Shape scalar = scalar(raw);
      if (scalar != null) {
        return scalar;
      }
      if (raw.isRecord()) {
        return record(type, raw, depth);
      }
      if (CollectionShape.takes(raw)) {
        return CollectionShape.of(raw, of(type.argument(0), depth), Shapes.this);
      }
      if (MapShape.takes(raw)) {
        return MapShape.of(raw, type.argument(0).raw, of(type.argument(1), depth), Shapes.this);
      }
      if (raw.isEnum()) {
        return EnumShape.of(raw);
      }
      if (raw == Optional.class) {
        return OptionalShape.of(of(type.argument(0), depth));
      }
      if (raw.isArray() && raw != char[].class) {
        return ArrayShape.of(raw, of(type.argument(0), depth));
      }
      throw new NotPlain(raw, raw.isInterface() ? "is an interface" : "is not a record");
    }

    private @Nullable Shape scalar(Class<?> raw) {
      Shape common = ScalarShape.of(raw);
      if (common != null || raw.isRecord()) {
        return common;
      }
      if (raw == Object.class) {
        return tree;
      }
      if (raw.getName().startsWith("java.time.")) {
        return TimeShape.of(raw);
      }
      return raw.isInterface() || raw.isEnum() ? null : RareShape.of(raw);
    }

    private Shape record(PlainType type, Class<?> raw, int depth) {
      RecordComponent[] components = raw.getRecordComponents();
      RecordRules.check(raw, components);
      RecordShape shape = new RecordShape(raw, new RecordAccess(raw, components));
      made.put(type, shape);
      Map<TypeVariable<?>, PlainType> scope = new HashMap<>();
      TypeVariable<?>[] variables = raw.getTypeParameters();
      for (int i = 0; i < variables.length; i++) {
        scope.put(variables[i], type.argument(i));
      }
      for (int i = 0; i < components.length; i++) {
        shape.component(i, of(PlainType.of(components[i].getGenericType(), scope), depth));
      }
      return shape;
    }
  }
}
