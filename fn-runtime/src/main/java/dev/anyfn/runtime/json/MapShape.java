package dev.anyfn.runtime.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A map; the last of several members of one name counts. */
final class MapShape extends Shape {

  private final Class<?> key;
  private final @Nullable EnumShape constants;
  private final Shape value;
  private final Shapes shapes;

  private MapShape(
      Class<?> type, Class<?> key, @Nullable EnumShape constants, Shape value, Shapes shapes) {
    super(type);
    this.key = key;
    this.constants = constants;
    this.value = value;
    this.shapes = shapes;
  }

  /**
   * The shape of a map.
   *
   * @throws NotPlain if its keys are of another type than is read here
   */
  static Shape of(Class<?> type, Class<?> key, Shape value, Shapes shapes) {
    if (key.isEnum()) {
      return new MapShape(type, key, (EnumShape) EnumShape.of(key), value, shapes);
    }
    if (key == String.class || key == Object.class || key == Integer.class || key == Long.class) {
      return new MapShape(type, key, null, value, shapes);
    }
    throw new NotPlain(key, "is the key of a map");
  }

  static boolean takes(Class<?> type) {
    return type == Map.class || type == LinkedHashMap.class || type == HashMap.class;
  }

  @Override
  Shape inside(@Nullable String name) {
    return value;
  }

  @Override
  Object read(JsonParser json) throws IOException {
    if (json.currentToken() != JsonToken.START_OBJECT) {
      if (json.currentToken() == JsonToken.START_ARRAY) {
        throw mismatch(json);
      }
      throw new Detour();
    }
    Map<Object, @Nullable Object> values =
        type == HashMap.class ? new HashMap<>() : new LinkedHashMap<>();
    for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
      Object read = key(name);
      json.nextToken();
      values.put(read, value.readNullable(json));
    }
    return values;
  }

  private Object key(String name) {
    if (constants != null) {
      return constants.named(name);
    }
    if (key == Integer.class && NumberText.isInteger(name, 9)) {
      return Integer.valueOf(name);
    }
    if (key == Long.class && NumberText.isInteger(name, 18)) {
      return Long.valueOf(name);
    }
    if (key == Integer.class || key == Long.class) {
      throw new Detour();
    }
    return name;
  }

  @Override
  void write(Object map, PlainWriter json) throws IOException {
    if (!shapes.isOwnWay(map) || !hasPlainKeys((Map<?, ?>) map)) {
      shapes.writeForeign(map, json);
      return;
    }
    json.writeStartObject();
    for (Map.Entry<?, ?> entry : ((Map<?, ?>) map).entrySet()) {
      Object name = entry.getKey();
      json.writeFieldName(name instanceof Enum<?> constant ? constant.name() : name.toString());
      value.writeNullable(entry.getValue(), json);
    }
    json.writeEndObject();
  }

  /** A null, or a key of another type than was declared, is for data binding to judge. */
  private boolean hasPlainKeys(Map<?, ?> map) {
    Class<?> expected = key == Object.class ? String.class : key;
    for (Object each : map.keySet()) {
      if (each == null || (each.getClass() != expected && !expected.isInstance(each))) {
        return false;
      }
    }
    return true;
  }
}
