package dev.anyfn.runtime.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.anyfn.FunctionException;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A record: its components by name, in any order; what is unknown is skipped. */
final class RecordShape extends Shape {

  private final RecordAccess access;
  private final String[] names;
  private final byte[][] quoted;
  private final Map<String, Integer> positions;
  // Filled after it is made: a record may contain itself.
  private final Shape[] shapes;

  RecordShape(Class<?> type, RecordAccess access) {
    super(type);
    this.access = access;
    int count = access.size();
    names = new String[count];
    quoted = new byte[count][];
    positions = new HashMap<>(count * 2);
    shapes = new Shape[count];
    for (int i = 0; i < count; i++) {
      names[i] = access.name(i);
      quoted[i] = PlainWriter.quoted(access.name(i));
      positions.put(access.name(i), i);
    }
  }

  void component(int position, Shape shape) {
    shapes[position] = shape;
  }

  @Override
  @Nullable Shape inside(@Nullable String name) {
    Integer position = positions.get(name);
    return position == null ? null : shapes[position];
  }

  @Override
  Object read(JsonParser json) throws IOException {
    if (json.currentToken() != JsonToken.START_OBJECT) {
      if (json.currentToken() == JsonToken.START_ARRAY) {
        throw mismatch(json);
      }
      throw new Detour();
    }
    int missing = shapes.length;
    Object[] values = new Object[missing];
    long seen = 0;
    int next = 0;
    while (missing > 0) {
      int position = position(json, next);
      if (position < 0) {
        if (json.currentToken() != JsonToken.FIELD_NAME) {
          fillIn(values, seen);
          return create(values, json);
        }
        Skipped.value(json);
        continue;
      }
      json.nextToken();
      values[position] = shapes[position].readNullable(json);
      long bit = 1L << position;
      if ((seen & bit) == 0) {
        seen |= bit;
        missing--;
      }
      next = position + 1;
    }
    return createEarly(values, json);
  }

  /** Returns the place of the next member; -1 if it has none, or there is no member. */
  private int position(JsonParser json, int expected) throws IOException {
    if (expected < names.length) {
      String name = names[expected];
      if (json instanceof PlainParser plain
          ? plain.nextNameIs(quoted[expected], name)
          : name.equals(json.nextFieldName())) {
        return expected;
      }
    } else {
      json.nextToken();
    }
    if (json.currentToken() != JsonToken.FIELD_NAME) {
      return -1;
    }
    Integer position = positions.get(json.currentName());
    return position == null ? -1 : position;
  }

  private void fillIn(Object[] values, long seen) {
    for (int i = 0; i < values.length; i++) {
      if ((seen & 1L << i) == 0) {
        values[i] = shapes[i].absent();
      }
    }
  }

  /** As soon as nothing is missing, as data binding does: its constructor may refuse first. */
  private Object createEarly(Object[] values, JsonParser json) throws IOException {
    json.nextToken();
    Object record = create(values, json);
    while (json.currentToken() == JsonToken.FIELD_NAME) {
      if (positions.containsKey(json.currentName())) {
        throw new Detour();
      }
      json.nextToken();
      json.skipChildren();
      json.nextToken();
    }
    return record;
  }

  private Object create(@Nullable Object[] values, JsonParser json) throws IOException {
    try {
      return access.create(values);
    } catch (RuntimeException e) {
      if (e instanceof FunctionException) {
        throw e;
      }
      throw JsonErrors.rejectedAt(type, json, e);
    }
  }

  @Override
  void write(Object value, PlainWriter json) throws IOException {
    json.writeStartObject();
    for (int i = 0; i < shapes.length; i++) {
      json.writeFieldName(quoted[i]);
      shapes[i].writeNullable(access.get(value, i), json);
    }
    json.writeEndObject();
  }
}
