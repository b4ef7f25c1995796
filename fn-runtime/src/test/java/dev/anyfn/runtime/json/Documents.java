package dev.anyfn.runtime.json;

import java.lang.reflect.GenericArrayType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;

/** Documents at random: as a type would have them, odd in every way we know, and broken. */
final class Documents {

  private final Random random;

  Documents(Random random) {
    this.random = random;
  }

  String of(Type type) {
    StringBuilder out = new StringBuilder();
    write(type, Map.of(), out, 0);
    return out.toString();
  }

  private void write(Type type, Map<TypeVariable<?>, Type> scope, StringBuilder out, int depth) {
    if (random.nextInt(40) == 0) {
      out.append(OddValues.one(random));
    } else if (random.nextInt(40) == 0) {
      out.append("null");
    } else if (type instanceof TypeVariable<?> variable) {
      write(scope.getOrDefault(variable, Object.class), scope, out, depth);
    } else if (type instanceof GenericArrayType array) {
      elements(array.getGenericComponentType(), scope, out, depth);
    } else if (type instanceof ParameterizedType generic) {
      generic(generic, scope, out, depth);
    } else {
      plain((Class<?>) type, scope, out, depth);
    }
  }

  private void generic(
      ParameterizedType type, Map<TypeVariable<?>, Type> scope, StringBuilder out, int depth) {
    Class<?> raw = (Class<?>) type.getRawType();
    Type[] given = type.getActualTypeArguments();
    if (raw.isRecord()) {
      Map<TypeVariable<?>, Type> inner = new HashMap<>(scope);
      for (int i = 0; i < given.length; i++) {
        Type argument =
            given[i] instanceof TypeVariable<?> v ? scope.getOrDefault(v, Object.class) : given[i];
        inner.put(raw.getTypeParameters()[i], argument);
      }
      record(raw, inner, out, depth);
    } else if (Collection.class.isAssignableFrom(raw)) {
      elements(given[0], scope, out, depth);
    } else if (raw == Optional.class) {
      write(given[0], scope, out, depth);
    } else {
      out.append('{');
      int count = depth > 4 ? 0 : random.nextInt(4);
      for (int i = 0; i < count; i++) {
        out.append(i == 0 ? "" : ",").append(key(given[0])).append(':');
        write(given[1], scope, out, depth + 1);
      }
      out.append('}');
    }
  }

  private String key(Type type) {
    if (type == String.class || type == Object.class || random.nextInt(20) == 0) {
      return List.of("\"a\"", "\"b\"", "\"\"", "\"é\"", "\"1\"", "\"\\u0041\"")
          .get(random.nextInt(6));
    }
    if (type instanceof Class<?> c && c.isEnum()) {
      return random.nextInt(8) == 0 ? "\"red\"" : "\"RED\"";
    }
    return "\"" + (random.nextInt(8) == 0 ? "99999999999" : random.nextInt(100)) + "\"";
  }

  private void elements(Type type, Map<TypeVariable<?>, Type> scope, StringBuilder out, int depth) {
    out.append('[');
    int count = depth > 4 ? 0 : random.nextInt(4);
    for (int i = 0; i < count; i++) {
      out.append(i == 0 ? "" : ",");
      write(type, scope, out, depth + 1);
    }
    out.append(']');
  }

  private void record(
      Class<?> type, Map<TypeVariable<?>, Type> scope, StringBuilder out, int depth) {
    out.append('{');
    List<RecordComponent> components =
        new java.util.ArrayList<>(Arrays.asList(type.getRecordComponents()));
    if (random.nextInt(4) == 0) {
      java.util.Collections.shuffle(components, random);
    }
    boolean first = true;
    for (RecordComponent component : components) {
      if (random.nextInt(12) == 0) {
        continue;
      }
      int times = random.nextInt(40) == 0 ? 2 : 1;
      for (int i = 0; i < times; i++) {
        out.append(first ? "" : random.nextInt(10) == 0 ? " ,\n" : ",");
        first = false;
        out.append('"')
            .append(component.getName())
            .append(random.nextInt(10) == 0 ? "\" : " : "\":");
        write(depth > 6 ? Object.class : component.getGenericType(), scope, out, depth + 1);
      }
      if (random.nextInt(15) == 0) {
        out.append(first ? "" : ",").append("\"unknown\":");
        first = false;
        write(Object.class, scope, out, depth + 1);
      }
    }
    out.append('}');
  }

  private void plain(
      Class<?> type, Map<TypeVariable<?>, Type> scope, StringBuilder out, int depth) {
    if (type.isRecord()) {
      record(type, scope, out, depth);
    } else if (type == byte[].class) {
      byte[] bytes = new byte[random.nextInt(5)];
      random.nextBytes(bytes);
      out.append('"').append(Base64.getEncoder().encodeToString(bytes)).append('"');
    } else if (type.isArray()) {
      elements(type.getComponentType(), scope, out, depth);
    } else if (type == boolean.class || type == Boolean.class) {
      out.append(random.nextBoolean());
    } else if (type.isPrimitive() && type != char.class || Number.class.isAssignableFrom(type)) {
      number(out, type);
    } else if (type.getName().startsWith("java.util.Optional")) {
      number(out, type);
    } else if (type == Object.class) {
      tree(out, depth);
    } else {
      text(type, out);
    }
  }

  private void text(Class<?> type, StringBuilder out) {
    String name = type.getSimpleName();
    String text =
        switch (name) {
          case "Colour" -> List.of("RED", "GREEN", "Blue").get(random.nextInt(3));
          case "UUID" -> new UUID(random.nextLong(), random.nextLong()).toString();
          case "URI" -> "http://host/" + random.nextInt(100);
          case "Instant" -> "2021-03-0" + (1 + random.nextInt(9)) + "T10:15:30.5Z";
          case "LocalDate" -> "2021-03-0" + (1 + random.nextInt(9));
          case "LocalTime" -> "10:15" + (random.nextBoolean() ? "" : ":30.123456789");
          case "LocalDateTime" -> "2021-03-01T10:15" + (random.nextBoolean() ? "" : ":30");
          case "OffsetDateTime" -> "2021-03-01T10:15:30" + (random.nextBoolean() ? "Z" : "-07:30");
          case "ZonedDateTime" -> "2021-03-01T10:15:30+01:00[Europe/Paris]";
          case "OffsetTime" -> "10:15:30+01:00";
          case "ZoneOffset" -> "+01:00";
          case "Duration" -> "PT" + random.nextInt(100) + "M";
          case "Period" -> "P" + random.nextInt(100) + "D";
          case "DayOfWeek" -> "FRIDAY";
          case "char", "Character" -> "x";
          default ->
              List.of("", "text", "é\\n😀", "a longer text \\u00e9", "3").get(random.nextInt(5));
        };
    out.append('"').append(text).append('"');
  }

  private void number(StringBuilder out, Class<?> type) {
    String name = type.getSimpleName().toLowerCase(java.util.Locale.ROOT);
    boolean fraction =
        name.contains("double") || name.contains("float") || name.contains("decimal");
    if (random.nextInt(12) == 0) {
      out.append('"').append(random.nextInt(1000)).append('"');
    } else if (fraction && random.nextBoolean()) {
      out.append(random.nextInt(3) == 0 ? random.nextDouble() * 1e10 : random.nextInt(1000) / 8.0);
    } else {
      out.append(name.contains("byte") ? random.nextInt(100) : random.nextInt(20_000) - 100);
    }
  }

  private void tree(StringBuilder out, int depth) {
    int choice = random.nextInt(depth > 5 ? 3 : 5);
    if (choice < 3) {
      out.append(OddValues.one(random));
    } else if (choice == 3) {
      elements(Object.class, Map.of(), out, depth);
    } else {
      out.append("{\"k\":");
      tree(out, depth + 1);
      out.append(random.nextBoolean() ? ",\"k\":1}" : ",\"l\":[]}");
    }
  }
}
