package dev.anyfn.runtime.wire;

import dev.anyfn.runtime.text.JsonText;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * The query of a request without body, as the JSON document that a record would be read from. A
 * parameter stands for the component of its name; one that is sent twice needs a component that
 * holds many, or its last value counts.
 */
final class QueryJson {

  private QueryJson() {}

  static String of(Class<?> record, Map<String, List<String>> query) {
    StringBuilder json = new StringBuilder("{");
    for (RecordComponent component : record.getRecordComponents()) {
      List<String> values = query.get(component.getName());
      if (values == null) {
        continue;
      }
      json.append(json.length() == 1 ? "" : ",");
      JsonText.quote(component.getName(), json);
      json.append(':');
      Class<?> type = component.getType();
      boolean many = type.isArray() || Collection.class.isAssignableFrom(type);
      if (many && type != byte[].class) {
        json.append('[');
        for (int i = 0; i < values.size(); i++) {
          json.append(i == 0 ? "" : ",");
          JsonText.quote(values.get(i), json);
        }
        json.append(']');
      } else {
        JsonText.quote(values.get(values.size() - 1), json);
      }
    }
    return json.append('}').toString();
  }
}
