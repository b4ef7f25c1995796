package dev.anyfn.runtime;

import dev.anyfn.Batch;
import dev.anyfn.Response;
import dev.anyfn.runtime.json.StreamingCodec;
import io.cloudevents.CloudEvent;
import java.io.InputStream;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.concurrent.CompletionStage;
import java.util.stream.BaseStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds the row of the wire table for a type; the JSON codec is built when the first type needs it.
 */
final class Bindings {

  private final ClassLoader loader;
  private final Settings settings;
  private final Log log;
  private @Nullable JsonCodec codec;

  Bindings(ClassLoader loader, Settings settings, Log log) {
    this.loader = loader;
    this.settings = settings;
    this.log = log;
  }

  Input input(Type type) {
    Class<?> raw = raw(type);
    if (raw == String.class) {
      return new TextInput();
    }
    if (isPlainRecord(raw)) {
      requireArguments(type, raw);
      return new JsonInput(type, json(type));
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
      throw new InitializationException(
          type.getTypeName()
              + " cannot be the input of a function: take a record, a List, an InputStream or a"
              + " Batch.");
    }
    requireArguments(type, raw);
    return new JsonInput(type, json(type));
  }

  /** What nearly all functions take and give; asking for the others first would load them all. */
  private static boolean isPlainRecord(Class<?> raw) {
    return raw.isRecord()
        && raw.getInterfaces().length == 0
        && !raw.getName().startsWith("dev.anyfn.");
  }

  private static void requireArguments(Type type, Class<?> raw) {
    if (type instanceof Class<?> && raw.getTypeParameters().length > 0) {
      throw new InitializationException(
          raw.getName()
              + " is generic and its type arguments are not known: write them out, such as List<Order>"
              + " or Map<String, Object>.");
    }
  }

  Output output(Type type) {
    return output(type, type);
  }

  /** As the class of a value says; JSON that is nothing special is bound only once for them all. */
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
      return new JsonOutput(json(json));
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
      throw new InitializationException(
          type.getTypeName()
              + " cannot be the output of a function: give the value itself, a List, or a"
              + " java.util.stream.Stream.");
    }
    return new JsonOutput(json(json));
  }

  /** An element of a stream is always JSON, so that its end can be seen. */
  private Output element(Type type) {
    Class<?> raw = raw(type);
    return raw == String.class || raw == Object.class || CloudEvent.class.isAssignableFrom(raw)
        ? output(type)
        : new JsonOutput(json(type));
  }

  private static boolean isStream(Class<?> raw) {
    return BaseStream.class.isAssignableFrom(raw);
  }

  private static Type argument(Type type, String example) {
    if (type instanceof ParameterizedType parameterized) {
      return parameterized.getActualTypeArguments()[0];
    }
    throw new InitializationException(
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

  private synchronized JsonBinding json(Type type) {
    if (codec == null) {
      codec = JsonCodecs.load(loader, settings);
    }
    if (settings.debug() && codec instanceof StreamingCodec streaming) {
      log.debug("JSON of " + streaming.explain(type));
    }
    return codec.bind(type);
  }
}
