package dev.anyfn.runtime.json;

import dev.anyfn.FunctionException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.reflect.Array;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What became of a document, as a text in which every class, value and order shows.
 *
 * @param value what was read
 * @param text the same in words; or the error
 */
record Outcome(Object value, String text, boolean refused) {

  private static final Pattern INDEX = Pattern.compile("\\[\\d+]");

  private static final ClassValue<Method[]> ACCESSORS =
      new ClassValue<>() {
        @Override
        protected Method[] computeValue(Class<?> type) {
          RecordComponent[] components = type.getRecordComponents();
          Method[] accessors = new Method[components.length];
          for (int i = 0; i < accessors.length; i++) {
            accessors[i] = components[i].getAccessor();
            accessors[i].setAccessible(true);
          }
          return accessors;
        }
      };

  static Outcome read(JsonBinding binding, byte[] json) {
    return of(binding, json, null);
  }

  static Outcome read(JsonBinding binding, String json) {
    return of(binding, null, json);
  }

  private static Outcome of(JsonBinding binding, byte[] bytes, String text) {
    Object value;
    try {
      value = bytes == null ? binding.read(text) : binding.read(bytes);
    } catch (FunctionException e) {
      // Data binding counts what a set holds, not what was read, and tells no place within a map
      // when the parser itself refuses a number: there, our path is the better one.
      String message =
          INDEX.matcher(e.getMessage()).replaceAll("[]").replace(".*", "").replace(": : ", ": ");
      return new Outcome(null, message, true);
    } catch (RuntimeException e) {
      return new Outcome(null, e.getClass().getName(), true);
    }
    StringBuilder words = new StringBuilder();
    describe(value, words);
    return new Outcome(value, words.toString(), false);
  }

  static String write(JsonBinding binding, Object value) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      binding.write(value, out);
    } catch (IOException e) {
      return "IOException";
    }
    return out.toString(StandardCharsets.UTF_8);
  }

  private static void describe(Object value, StringBuilder out) {
    if (value == null) {
      out.append("null");
      return;
    }
    out.append(value.getClass().getSimpleName());
    if (value instanceof Record record) {
      describe(record, out);
    } else if (value instanceof Collection<?> collection) {
      List<String> elements = new ArrayList<>();
      for (Object each : collection) {
        StringBuilder element = new StringBuilder();
        describe(each, element);
        elements.add(element.toString());
      }
      if (value.getClass() == HashSet.class) {
        // An array in it has a hash code of its own in every run.
        Collections.sort(elements);
      }
      out.append(elements);
    } else if (value instanceof Map<?, ?> map) {
      map.forEach(
          (k, v) -> {
            out.append(' ');
            describe(k, out);
            out.append('=');
            describe(v, out);
          });
    } else if (value instanceof Optional<?> optional) {
      describe(optional.orElse(null), out);
    } else if (value.getClass().isArray()) {
      out.append('[');
      for (int i = 0; i < Array.getLength(value); i++) {
        describe(Array.get(value, i), out);
        out.append(' ');
      }
      out.append(']');
    } else {
      out.append(':').append(value);
    }
  }

  private static void describe(Record record, StringBuilder out) {
    out.append('(');
    for (Method accessor : ACCESSORS.get(record.getClass())) {
      try {
        describe(accessor.invoke(record), out);
      } catch (ReflectiveOperationException e) {
        throw new AssertionError(e);
      }
      out.append(',');
    }
    out.append(')');
  }
}
