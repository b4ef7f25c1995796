package dev.anyfn.testkit.sim;

import dev.anyfn.Function;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.io.Serializable;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.zip.CRC32;
import java.util.zip.CheckedOutputStream;
import org.jspecify.annotations.Nullable;

/** Reads values of one process, at one time, and runs none of its code. Used by one thread. */
final class ValueReader {

  private static final int MOST_VALUES = 20_000;
  private static final int MOST_DEEP = 16;
  private static final int MOST_TEXT = 4_000;

  private final GuestLoader loader;
  private final GuestHost host;
  private final IdentityHashMap<Object, Boolean> above = new IdentityHashMap<>();
  private int read;

  ValueReader(GuestLoader loader, GuestHost host) {
    this.loader = loader;
    this.host = host;
  }

  HeldValue read(@Nullable Object value) {
    if (value == null) {
      return HeldValue.leaf("null", "null");
    }
    String type = name(value.getClass());
    if (++read > MOST_VALUES || above.size() > MOST_DEEP) {
      return HeldValue.leaf(type, "a " + type + ", and what it leads to");
    }
    if (above.put(value, true) != null) {
      return HeldValue.leaf(type, "a " + type + " that leads here");
    }
    try {
      return look(value, type);
    } catch (RuntimeException | StackOverflowError e) {
      return HeldValue.leaf(type, "a " + type + " that cannot be read");
    } finally {
      above.remove(value);
    }
  }

  private static String name(Class<?> type) {
    String name = type.getName();
    int lambda = name.indexOf("$$Lambda");
    String stable = lambda < 0 ? name : name.substring(0, lambda) + " lambda";
    return type.isArray()
        ? type.getSimpleName()
        : stable.substring(stable.lastIndexOf('.') + 1).replace('$', '.');
  }

  private HeldValue look(Object value, String type) {
    if (value instanceof Enum<?> constant) {
      return HeldValue.leaf(type, constant.name());
    }
    if (value.getClass().getClassLoader() == loader) {
      return object(value, type);
    }
    if (value instanceof Function<?, ?>) {
      return object(value, type);
    }
    if (value.getClass().isArray()) {
      return HeldValue.leaf(type, elements(value));
    }
    boolean jdk = value.getClass().getName().startsWith("java.");
    return HeldValue.leaf(type, jdk ? shortened(text(value, type)) : "a " + type);
  }

  /** Reads its own fields and those that it inherits. */
  HeldValue object(Object value, String type) {
    Map<String, HeldValue> fields = new LinkedHashMap<>();
    Class<?> at = value.getClass();
    for (; at != null && at != Object.class; at = at.getSuperclass()) {
      for (Field field : at.getDeclaredFields()) {
        if (!Modifier.isStatic(field.getModifiers()) && field.trySetAccessible()) {
          fields.putIfAbsent(field.getName(), read(get(field, value)));
        }
      }
    }
    return new HeldValue(type, type, fields);
  }

  @Nullable Object get(Field field, @Nullable Object owner) {
    try {
      return field.get(owner);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException("Cannot read " + field, e);
    }
  }

  private String text(Object value, String type) {
    if (value instanceof String text) {
      return '"' + text + '"';
    }
    if (value instanceof Map<?, ?> map) {
      List<String> entries = new ArrayList<>();
      map.forEach((k, v) -> entries.add(read(k) + "=" + read(v)));
      entries.sort(null);
      return '{' + String.join(", ", entries) + '}';
    }
    if (value instanceof Collection<?> collection) {
      List<String> elements = new ArrayList<>();
      collection.forEach(element -> elements.add(read(element).toString()));
      if (value instanceof Set<?>) {
        elements.sort(null);
      }
      return elements.toString();
    }
    if (value instanceof Optional<?> optional) {
      return optional.isEmpty() ? "empty" : read(optional.get()).toString();
    }
    if (value instanceof AtomicReference<?> reference) {
      return read(reference.get()).toString();
    }
    if (value instanceof AtomicReferenceArray<?> array) {
      List<String> elements = new ArrayList<>();
      for (int i = 0; i < array.length(); i++) {
        elements.add(read(array.get(i)).toString());
      }
      return elements.toString();
    }
    if (value instanceof ThreadLocal<?> local) {
      return host.isUsed(local) ? read(local.get()).toString() : "(not set)";
    }
    if (isPlain(value)) {
      return value.toString();
    }
    return value instanceof Serializable && !(value instanceof Throwable)
        ? serialized(value, type)
        : "a " + type;
  }

  /** Returns true if its text is all that it holds. */
  private static boolean isPlain(Object value) {
    return value instanceof Number
        || value instanceof Boolean
        || value instanceof Character
        || value instanceof CharSequence
        || value instanceof AtomicBoolean
        || value instanceof Class<?>
        || value instanceof java.util.UUID
        || value instanceof java.util.BitSet
        || value instanceof java.util.Locale
        || value instanceof java.net.URI
        || value instanceof java.time.temporal.TemporalAccessor
        || value instanceof java.time.temporal.TemporalAmount
        || value instanceof java.time.ZoneId;
  }

  private static String shortened(String text) {
    return text.length() <= MOST_TEXT
        ? text
        : text.substring(0, MOST_TEXT) + "... #" + Integer.toHexString(text.hashCode());
  }

  private String elements(Object array) {
    int length = Array.getLength(array);
    if (array instanceof byte[] bytes && length > 16) {
      CRC32 sum = new CRC32();
      sum.update(bytes);
      return length + " bytes #" + Long.toHexString(sum.getValue());
    }
    List<String> elements = new ArrayList<>();
    for (int i = 0; i < length; i++) {
      elements.add(read(Array.get(array, i)).toString());
    }
    return shortened(elements.toString());
  }

  private static String serialized(Object value, String type) {
    CRC32 sum = new CRC32();
    try (ObjectOutputStream out =
        new ObjectOutputStream(new CheckedOutputStream(OutputStream.nullOutputStream(), sum))) {
      out.writeObject(value);
    } catch (IOException e) {
      return "a " + type;
    }
    return "a " + type + " in state #" + Long.toHexString(sum.getValue());
  }
}
