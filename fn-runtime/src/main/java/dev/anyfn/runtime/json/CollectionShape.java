package dev.anyfn.runtime.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A list, a set, or a collection of either kind. */
final class CollectionShape extends Shape {

  private final Shape element;
  private final Shapes shapes;

  private CollectionShape(Class<?> type, Shape element, Shapes shapes) {
    super(type);
    this.element = element;
    this.shapes = shapes;
  }

  static Shape of(Class<?> type, Shape element, Shapes shapes) {
    return new CollectionShape(type, element, shapes);
  }

  static boolean takes(Class<?> type) {
    return type == List.class
        || type == Set.class
        || type == Collection.class
        || type == ArrayList.class
        || type == HashSet.class
        || type == LinkedHashSet.class;
  }

  @Override
  Shape inside(@Nullable String name) {
    return element;
  }

  @Override
  Object read(JsonParser json) throws IOException {
    if (json.currentToken() != JsonToken.START_ARRAY) {
      throw json.currentToken() == JsonToken.VALUE_STRING
          ? refusal(json, json.getText())
          : mismatch(json);
    }
    Collection<@Nullable Object> values = empty();
    while (json.nextToken() != JsonToken.END_ARRAY) {
      values.add(element.readNullable(json));
    }
    return values;
  }

  private Collection<@Nullable Object> empty() {
    if (type == Set.class || type == HashSet.class) {
      return new HashSet<>();
    }
    if (type == LinkedHashSet.class) {
      return new LinkedHashSet<>();
    }
    return new ArrayList<>();
  }

  @Override
  void write(Object value, PlainWriter json) throws IOException {
    if (!shapes.isOwnWay(value)) {
      shapes.writeForeign(value, json);
      return;
    }
    json.writeStartArray();
    if (value instanceof ArrayList<?> list) {
      for (int i = 0; i < list.size(); i++) {
        element.writeNullable(list.get(i), json);
      }
    } else {
      for (Object each : (Collection<?>) value) {
        element.writeNullable(each, json);
      }
    }
    json.writeEndArray();
  }
}
