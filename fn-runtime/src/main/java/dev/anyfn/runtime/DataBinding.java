package dev.anyfn.runtime;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/** One type, read and written by Jackson's data binding. */
record DataBinding(ObjectReader reader, ObjectWriter writer) implements JsonBinding {

  @Override
  public @Nullable Object read(byte[] json) {
    try (JsonParser parser = reader.createParser(json)) {
      return read(parser);
    } catch (IOException e) {
      throw JsonErrors.invalid(e);
    }
  }

  @Override
  public @Nullable Object read(String json) {
    try (JsonParser parser = reader.createParser(json)) {
      return read(parser);
    } catch (IOException e) {
      throw JsonErrors.invalid(e);
    }
  }

  /** While the parser is open: afterwards it no longer knows what it found. */
  private @Nullable Object read(JsonParser parser) {
    try {
      return reader.readValue(parser);
    } catch (IOException e) {
      throw JsonErrors.invalid(e);
    }
  }

  @Override
  public void write(@Nullable Object value, OutputStream out) throws IOException {
    writer.writeValue(new UnclosedStream(out), value);
  }
}
