package dev.anyfn.runtime.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An array, but for bytes, which are a string, and characters, which data binding reads. */
final class ArrayShape extends Shape {

  private final Shape element;

  private ArrayShape(Class<?> type, Shape element) {
    super(type);
    this.element = element;
  }

  static Shape of(Class<?> type, Shape element) {
    return new ArrayShape(type, element);
  }

  @Override
  Shape inside(@Nullable String name) {
    return element;
  }

  @Override
  Object read(JsonParser json) throws IOException {
    if (json.currentToken() != JsonToken.START_ARRAY) {
      throw new Detour();
    }
    List<@Nullable Object> values = new ArrayList<>();
    while (json.nextToken() != JsonToken.END_ARRAY) {
      values.add(element.readNullable(json));
    }
    Object array = Array.newInstance(element.type, values.size());
    if (array instanceof Object[] objects) {
      return values.toArray(objects);
    }
    for (int i = 0; i < values.size(); i++) {
      Array.set(array, i, values.get(i));
    }
    return array;
  }

  @Override
  void write(Object array, PlainWriter json) throws IOException {
    json.writeStartArray();
    int length = Array.getLength(array);
    for (int i = 0; i < length; i++) {
      if (array instanceof int[] numbers) {
        json.writeNumber(numbers[i]);
      } else if (array instanceof long[] numbers) {
        json.writeNumber(numbers[i]);
      } else if (array instanceof double[] numbers) {
        json.writeNumber(numbers[i]);
      } else {
        element.writeNullable(Array.get(array, i), json);
      }
    }
    json.writeEndArray();
  }
}
