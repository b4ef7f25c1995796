package dev.anyfn.store.gcs;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The parameter {@code fields}: who forgets to ask for something does not get it. */
final class Fields {

  private final Map<String, Fields> wanted = new LinkedHashMap<>();

  /** Null for all. */
  static Fields of(String text) {
    return text == null ? null : parse(text);
  }

  private static Fields parse(String text) {
    Fields fields = new Fields();
    int depth = 0;
    int start = 0;
    for (int i = 0; i <= text.length(); i++) {
      char c = i == text.length() ? ',' : text.charAt(i);
      depth += c == '(' ? 1 : c == ')' ? -1 : 0;
      if (c == ',' && depth == 0) {
        fields.add(text.substring(start, i));
        start = i + 1;
      }
    }
    return fields;
  }

  private void add(String field) {
    int open = field.indexOf('(');
    String name = open < 0 ? field : field.substring(0, open);
    if (!name.matches("[a-zA-Z]+")) {
      throw Refusal.invalid("Invalid field selection " + field);
    }
    wanted.put(name, open < 0 ? null : parse(field.substring(open + 1, field.length() - 1)));
  }

  static Object select(Fields fields, Object value) {
    if (fields == null) {
      return value;
    }
    if (value instanceof List<?> list) {
      List<Object> selected = new ArrayList<>();
      list.forEach(element -> selected.add(select(fields, element)));
      return selected;
    }
    Map<String, Object> selected = new LinkedHashMap<>();
    ((Map<?, ?>) value)
        .forEach(
            (name, member) -> {
              if (fields.wanted.containsKey((String) name)) {
                selected.put((String) name, select(fields.wanted.get((String) name), member));
              }
            });
    return selected;
  }
}
