package dev.anyfn.runtime.wire;

import dev.anyfn.Batch;
import dev.anyfn.Response;
import dev.anyfn.runtime.json.JsonCodec;
import dev.anyfn.runtime.json.UnsupportedTypeException;
import io.cloudevents.CloudEvent;
import java.io.InputStream;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.concurrent.CompletionStage;
import java.util.stream.BaseStream;
import java.util.stream.Stream;

/** Finds the row of the wire table for a type. Safe for use by many threads. */
public final class Bindings {

  private final JsonCodec codec;

  /**
   * Creates the table.
   *
   * @param codec binds the types that are JSON
   */
  public Bindings(JsonCodec codec) {
    this.codec = codec;
  }

  /**
   * Returns the row for the input of a function.
   *
   * @param type a class, or a type with arguments, without type variables
   * @return reads values of the type
   * @throws UnsupportedTypeException if it cannot be an input, with what to write instead
   */
  public Input input(Type type) {
    Class<?> raw = raw(type);
    if (raw == String.class) {
      return new TextInput();
    }
    if (isPlainRecord(raw)) {
      requireArguments(type, raw);
      return new JsonInput(type, codec.bind(type));
    }
    if (raw == byte[].class) {
      return new BytesInput();
    }
    if (raw == InputStream.class) {
      return new StreamInput();
    }
    if (raw == CloudEvent.class) {
      return new EventInput();
    }
    if (raw == Void.class) {
      return new NothingInput();
    }
    if (raw == Batch.class) {
      return new BatchInput(input(argument(type, "Batch<Order>")));
    }
    if (raw == Response.class || raw == Batch.Outcome.class || isStream(raw)) {
      throw UnsupportedTypeException.refused(
          type.getTypeName()
              + " cannot be the input of a function: take a record, a List, an InputStream or a"
              + " Batch.");
    }
    requireArguments(type, raw);
    return new JsonInput(type, codec.bind(type));
  }

  /** True for the type of nearly all functions; asking for the others first would load them all. */
  private static boolean isPlainRecord(Class<?> raw) {
    return raw.isRecord()
        && raw.getInterfaces().length == 0
        && !raw.getName().startsWith("dev.anyfn.");
  }

  private static void requireArguments(Type type, Class<?> raw) {
    if (type instanceof Class<?> && raw.getTypeParameters().length > 0) {
      throw UnsupportedTypeException.refused(
          raw.getName()
              + " is generic and its type arguments are not known: write them out, such as List<Order>"
              + " or Map<String, Object>.");
    }
  }

  /**
   * Returns the row for the output of a function.
   *
   * @param type a class, or a type with arguments, without type variables
   * @return writes values of the type
   * @throws UnsupportedTypeException if it cannot be an output, with what to write instead
   */
  public Output output(Type type) {
    return output(type, type);
  }

  /** Returns the row for the class of a value; plain JSON of any class is bound only once. */
  Output outputOf(Object value) {
    if (value.getClass() == Object.class) {
      throw new IllegalStateException("A bare java.lang.Object has nothing to be written");
    }
    return output(value.getClass(), Object.class);
  }

  private Output output(Type type, Type json) {
    Class<?> raw = raw(type);
    if (raw == String.class) {
      return new TextOutput();
    }
    if (isPlainRecord(raw)) {
      return new JsonOutput(codec.bind(json));
    }
    if (raw == byte[].class || InputStream.class.isAssignableFrom(raw)) {
      return new BytesOutput();
    }
    if (CloudEvent.class.isAssignableFrom(raw)) {
      return new EventOutput();
    }
    if (raw == Object.class || raw == Void.class) {
      return new DynamicOutput(this);
    }
    if (raw == Response.class) {
      Type body = type instanceof Class ? Object.class : argument(type, "Response<Order>");
      return new ResponseOutput(output(body));
    }
    if (Stream.class.isAssignableFrom(raw)) {
      Type element = type instanceof Class ? Object.class : argument(type, "Stream<Order>");
      return new ElementsOutput(element(element), element == String.class);
    }
    if (raw == Batch.Outcome.class) {
      return new OutcomeOutput();
    }
    if (raw == Batch.class || isStream(raw) || CompletionStage.class.isAssignableFrom(raw)) {
      throw UnsupportedTypeException.refused(
          type.getTypeName()
              + " cannot be the output of a function: give the value itself, a List, or a"
              + " java.util.stream.Stream.");
    }
    return new JsonOutput(codec.bind(json));
  }

  /** An element of a stream is always JSON, so that its end can be seen. */
  private Output element(Type type) {
    Class<?> raw = raw(type);
    return raw == String.class || raw == Object.class || CloudEvent.class.isAssignableFrom(raw)
        ? output(type)
        : new JsonOutput(codec.bind(type));
  }

  private static boolean isStream(Class<?> raw) {
    return BaseStream.class.isAssignableFrom(raw);
  }

  private static Type argument(Type type, String example) {
    if (type instanceof ParameterizedType parameterized) {
      return parameterized.getActualTypeArguments()[0];
    }
    throw UnsupportedTypeException.refused(
        type.getTypeName() + " needs its type argument: write " + example + ".");
  }

  private static Class<?> raw(Type type) {
    if (type instanceof Class<?> c) {
      return c;
    }
    return type instanceof ParameterizedType parameterized
        ? (Class<?>) parameterized.getRawType()
        : Object[].class;
  }
}
