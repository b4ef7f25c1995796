package dev.anyfn.testkit.event;

import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Converts plain values to DynamoDB's typed ones. */
final class DynamoDbValues {

  private DynamoDbValues() {}

  static Map<String, Object> image(Map<?, ?> item) {
    Map<String, Object> image = new LinkedHashMap<>();
    item.forEach((name, value) -> image.put(String.valueOf(name), typed(value)));
    return image;
  }

  static Map<String, Object> typed(@Nullable Object value) {
    if (value == null) {
      return Map.of("NULL", true);
    } else if (value instanceof Boolean truth) {
      return Map.of("BOOL", truth);
    } else if (value instanceof Map<?, ?> map) {
      return Map.of("M", image(map));
    } else if (value instanceof List<?> list) {
      List<Object> elements = new ArrayList<>();
      list.forEach(element -> elements.add(typed(element)));
      return Map.of("L", elements);
    } else if (value instanceof Set<?> set) {
      return set(set);
    }
    return Map.of(scalar(value), text(value));
  }

  private static Map<String, Object> set(Set<?> set) {
    String type = "";
    List<String> elements = new ArrayList<>();
    for (Object element : set) {
      String one = scalar(element);
      if (!type.isEmpty() && !type.equals(one)) {
        throw new IllegalArgumentException("A set of DynamoDB has elements of one type");
      }
      type = one;
      elements.add(text(element));
    }
    if (type.isEmpty()) {
      throw new IllegalArgumentException("A set of DynamoDB is never empty");
    }
    return Map.of(type + "S", elements);
  }

  private static String scalar(Object value) {
    if (value instanceof String) {
      return "S";
    } else if (value instanceof Number) {
      return "N";
    } else if (value instanceof byte[]) {
      return "B";
    }
    throw new IllegalArgumentException(
        "DynamoDB has no type for a "
            + value.getClass().getName()
            + ": use a String, number, byte[], Boolean, Map, List, Set or null");
  }

  private static String text(Object value) {
    return value instanceof byte[] bytes
        ? Base64.getEncoder().encodeToString(bytes)
        : value.toString();
  }
}
