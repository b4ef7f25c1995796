package dev.anyfn.runtime.json;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import dev.anyfn.runtime.JsonBinding;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.reflect.Type;
import org.jspecify.annotations.Nullable;

/** One plain type, read and written on the streaming core. */
final class StreamingBinding implements JsonBinding {

  private final Type type;
  private final Shape shape;
  private final JsonFactory factory;
  private final DataBindings dataBindings;
  private volatile @Nullable JsonBinding detour;

  StreamingBinding(Type type, Shape shape, JsonFactory factory, DataBindings dataBindings) {
    this.type = type;
    this.shape = shape;
    this.factory = factory;
    this.dataBindings = dataBindings;
  }

  @Override
  public @Nullable Object read(byte[] json) {
    try (JsonParser parser = factory.createParser(json)) {
      return read(parser);
    } catch (Detour e) {
      return detour().read(json);
    } catch (IOException e) {
      throw JsonErrors.invalid(e, "", null);
    }
  }

  @Override
  public @Nullable Object read(String json) {
    try (JsonParser parser = factory.createParser(json)) {
      return read(parser);
    } catch (Detour e) {
      return detour().read(json);
    } catch (IOException e) {
      throw JsonErrors.invalid(e, "", null);
    }
  }

  /** While the parser is open: afterwards it no longer knows where it stands. */
  private @Nullable Object read(JsonParser json) {
    try {
      if (json.nextToken() == null) {
        throw shape.mismatch(json);
      }
      Object value = shape.readNullable(json);
      if (json.nextToken() != null) {
        throw shape.mismatch(json);
      }
      return value;
    } catch (IOException e) {
      throw JsonErrors.invalid(e, JsonPath.of(shape, json), null);
    } catch (StackOverflowError e) {
      throw JsonErrors.tooDeep(e);
    }
  }

  private JsonBinding detour() {
    JsonBinding known = detour;
    if (known == null) {
      known = dataBindings.get().bind(type);
      detour = known;
    }
    return known;
  }

  @Override
  public void write(@Nullable Object value, OutputStream out) throws IOException {
    try {
      writeStreaming(value, out);
    } catch (Detour e) {
      // Thrown before anything was written, or not at all.
      detour().write(value, out);
    }
  }

  private void writeStreaming(@Nullable Object value, OutputStream out) throws IOException {
    try (JsonGenerator json = factory.createGenerator(new UnclosedStream(out), JsonEncoding.UTF8)) {
      // What is half written must not be closed to look like a whole document.
      json.disable(JsonGenerator.Feature.AUTO_CLOSE_JSON_CONTENT);
      shape.writeNullable(value, json);
    } catch (StackOverflowError e) {
      throw new IOException("The value is nested too deeply for the stack", e);
    }
  }
}
