package dev.anyfn.testkit.event;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import dev.anyfn.runtime.JsonValues;
import dev.anyfn.state.spi.ValueCodec;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Documents as trees of maps, lists, strings, booleans, null and numbers, which keep the digits
 * they were read with.
 */
final class JsonDocument {

  private static final JsonFactory FACTORY = new JsonFactory();
  private static final ValueCodec CODEC = new JsonValues();

  /** A number as written. */
  record Literal(String text) {
    @Override
    public String toString() {
      return text;
    }
  }

  private JsonDocument() {}

  /** Encodes data by the rule of this package. */
  static byte[] bytes(Object data) {
    if (data instanceof byte[] bytes) {
      return bytes.clone();
    }
    return data instanceof String text ? text.getBytes(StandardCharsets.UTF_8) : CODEC.encode(data);
  }

  /** Encodes data by the rule of this package. */
  static String text(Object data) {
    return data instanceof String text ? text : new String(bytes(data), StandardCharsets.UTF_8);
  }

  /** Encodes data, which must be JSON, by the rule of this package, as part of a document. */
  static @Nullable Object tree(Object data) {
    try {
      return read(bytes(data));
    } catch (IOException e) {
      throw new IllegalArgumentException("This must be JSON, and is not: " + text(data), e);
    }
  }

  static Object decode(byte[] json, Type type) {
    return CODEC.decode(json, type);
  }

  static byte[] write(@Nullable Object tree) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator out = FACTORY.createGenerator(bytes)) {
      write(out, tree);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** Writes one member or element a line, with the same line ends on all systems. */
  static byte[] pretty(@Nullable Object tree) {
    DefaultIndenter lines = new DefaultIndenter("  ", "\n");
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator out = FACTORY.createGenerator(bytes)) {
      out.setPrettyPrinter(
          new DefaultPrettyPrinter().withObjectIndenter(lines).withArrayIndenter(lines));
      write(out, tree);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    bytes.write('\n');
    return bytes.toByteArray();
  }

  /** Sorts the members of all objects by name. */
  static @Nullable Object sorted(@Nullable Object tree) {
    if (tree instanceof Map<?, ?> map) {
      Map<String, @Nullable Object> sorted = new TreeMap<>();
      map.forEach((name, value) -> sorted.put(String.valueOf(name), sorted(value)));
      return sorted;
    } else if (tree instanceof List<?> list) {
      List<@Nullable Object> sorted = new ArrayList<>();
      list.forEach(element -> sorted.add(sorted(element)));
      return sorted;
    }
    return tree;
  }

  private static void write(JsonGenerator out, @Nullable Object tree) throws IOException {
    if (tree == null) {
      out.writeNull();
    } else if (tree instanceof Map<?, ?> map) {
      out.writeStartObject();
      for (Map.Entry<?, ?> member : map.entrySet()) {
        out.writeFieldName(String.valueOf(member.getKey()));
        write(out, member.getValue());
      }
      out.writeEndObject();
    } else if (tree instanceof Iterable<?> list) {
      out.writeStartArray();
      for (Object element : list) {
        write(out, element);
      }
      out.writeEndArray();
    } else if (tree instanceof Boolean truth) {
      out.writeBoolean(truth);
    } else if (tree instanceof Number || tree instanceof Literal) {
      out.writeNumber(tree.toString());
    } else {
      out.writeString(tree.toString());
    }
  }

  /** Reads one document and refuses trailing content. */
  static @Nullable Object read(byte[] json) throws IOException {
    try (JsonParser in = FACTORY.createParser(json)) {
      if (in.nextToken() == null) {
        throw new IOException("The document is empty");
      }
      Object tree = read(in);
      if (in.nextToken() != null) {
        throw new IOException("There is more behind the document");
      }
      return tree;
    }
  }

  private static @Nullable Object read(JsonParser in) throws IOException {
    return switch (in.currentToken()) {
      case START_OBJECT -> {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        while (in.nextToken() != JsonToken.END_OBJECT) {
          String name = in.currentName();
          in.nextToken();
          map.put(name, read(in));
        }
        yield map;
      }
      case START_ARRAY -> {
        List<@Nullable Object> list = new ArrayList<>();
        while (in.nextToken() != JsonToken.END_ARRAY) {
          list.add(read(in));
        }
        yield list;
      }
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Literal(in.getText());
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_NULL -> null;
      default -> in.getText();
    };
  }
}
