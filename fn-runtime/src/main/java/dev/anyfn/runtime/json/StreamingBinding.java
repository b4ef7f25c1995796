package dev.anyfn.runtime.json;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** One plain type, read and written without data binding. */
final class StreamingBinding implements JsonBinding {

  private static final int BUFFER = 4000;

  private final Type type;
  private final Shape shape;
  private final JsonLimits limits;
  private final DataBindings jackson;
  private final AtomicReference<byte @Nullable []> spare = new AtomicReference<>();
  private volatile @Nullable JsonBinding detour;

  StreamingBinding(Type type, Shape shape, JsonLimits limits, DataBindings jackson) {
    this.type = type;
    this.shape = shape;
    this.limits = limits;
    this.jackson = jackson;
  }

  @Override
  public @Nullable Object read(byte[] json) {
    try {
      return readPlain(json);
    } catch (IOException | RuntimeException e) {
      // Whatever it is, it is told in the words of the parser that knows all of JSON.
    }
    try {
      return jackson.streaming().read(shape, json);
    } catch (Detour e) {
      return detour().read(json);
    }
  }

  @Override
  public @Nullable Object read(String json) {
    if (isUtf8(json)) {
      try {
        return readPlain(json.getBytes(StandardCharsets.UTF_8));
      } catch (IOException | RuntimeException e) {
        // As above.
      }
    }
    try {
      return jackson.streaming().read(shape, json);
    } catch (Detour e) {
      return detour().read(json);
    }
  }

  /** Half a surrogate pair has no bytes; a whole one is rare enough to be left to Jackson too. */
  private static boolean isUtf8(String json) {
    for (int i = 0; i < json.length(); i++) {
      if (Character.isSurrogate(json.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private @Nullable Object readPlain(byte[] json) throws IOException {
    PlainParser parser = new PlainParser(json, limits);
    try {
      parser.nextToken();
      Object value = shape.readNullable(parser);
      if (parser.nextToken() != null) {
        throw new Detour();
      }
      return value;
    } catch (StackOverflowError e) {
      throw JsonErrors.tooDeep(e);
    }
  }

  private JsonBinding detour() {
    JsonBinding known = detour;
    if (known == null) {
      known = jackson.get().bind(type);
      detour = known;
    }
    return known;
  }

  @Override
  public void write(@Nullable Object value, OutputStream out) throws IOException {
    byte[] buffer = spare.getAndSet(null);
    if (buffer == null) {
      buffer = new byte[BUFFER];
    }
    try {
      PlainWriter writer = new PlainWriter(out, buffer, limits.depth());
      shape.writeNullable(value, writer);
      writer.flush();
    } catch (Detour e) {
      // Thrown before anything was written, or not at all.
      detour().write(value, out);
    } catch (StackOverflowError e) {
      throw new IOException("The value is nested too deeply for the stack", e);
    }
    spare.set(buffer);
  }
}
