package dev.anyfn.runtime.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.time.DateTimeException;
import org.jspecify.annotations.Nullable;

/** One type, read and written by Jackson's data binding. */
record DataBinding(ObjectReader reader, ObjectWriter writer) implements JsonBinding {

  @Override
  public @Nullable Object read(byte[] json) {
    try (JsonParser parser = reader.createParser(json)) {
      return read(parser);
    } catch (IOException e) {
      throw DataBindingErrors.invalid(e);
    }
  }

  @Override
  public @Nullable Object read(String json) {
    try (JsonParser parser = reader.createParser(json)) {
      return read(parser);
    } catch (IOException e) {
      throw DataBindingErrors.invalid(e);
    }
  }

  /** While the parser is open: afterwards it no longer knows what it found. */
  private @Nullable Object read(JsonParser parser) {
    try {
      return reader.readValue(parser);
    } catch (IOException e) {
      throw DataBindingErrors.invalid(e);
    } catch (ArithmeticException | DateTimeException | IllegalArgumentException e) {
      // Outside of a record nothing wraps what a number or a date refuses.
      throw JsonErrors.invalid(new IOException(e), "", "the value does not fit");
    } catch (StackOverflowError e) {
      // Records within records take more of the stack per level than Jackson's limit reckons with.
      throw JsonErrors.tooDeep(e);
    }
  }

  @Override
  public void write(@Nullable Object value, OutputStream out) throws IOException {
    writer.writeValue(new UnclosedStream(out), value);
  }

  /** One value, to stand in a document that is being written. */
  byte[] bytes(Object value) throws IOException {
    return writer.writeValueAsBytes(value);
  }
}
