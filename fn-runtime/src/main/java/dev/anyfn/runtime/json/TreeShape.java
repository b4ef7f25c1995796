package dev.anyfn.runtime.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code Object}: read as maps, lists and scalars; written as what each value is. */
final class TreeShape extends Shape {

  private final Shapes shapes;

  private TreeShape(Shapes shapes) {
    super(Object.class);
    this.shapes = shapes;
  }

  static Shape of(Shapes shapes) {
    return new TreeShape(shapes);
  }

  @Override
  @Nullable Object read(JsonParser json) throws IOException {
    JsonToken token = json.currentToken();
    if (token == JsonToken.START_OBJECT) {
      Map<String, @Nullable Object> members = new LinkedHashMap<>();
      for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
        json.nextToken();
        members.put(name, read(json));
      }
      return members;
    }
    if (token == JsonToken.START_ARRAY) {
      List<@Nullable Object> elements = new ArrayList<>();
      while (json.nextToken() != JsonToken.END_ARRAY) {
        elements.add(read(json));
      }
      return elements;
    }
    if (token == JsonToken.VALUE_STRING) {
      return json.getText();
    }
    if (token.isNumeric()) {
      return json.getNumberValue();
    }
    return token == JsonToken.VALUE_NULL ? null : token == JsonToken.VALUE_TRUE;
  }

  @Override
  void write(Object value, PlainWriter json) throws IOException {
    if (value instanceof String text) {
      json.writeString(text);
    } else {
      shapes.ofValue(value).write(value, json);
    }
  }
}
