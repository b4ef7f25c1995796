package dev.anyfn.runtime.wire;

import dev.anyfn.ErrorCode;
import dev.anyfn.FunctionException;
import dev.anyfn.runtime.json.JsonBinding;
import dev.anyfn.runtime.text.MediaType;
import io.cloudevents.CloudEvent;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A record, or any other type that is bound to JSON. */
final class JsonInput implements Input {

  private final Type type;
  private final JsonBinding binding;

  JsonInput(Type type, JsonBinding binding) {
    this.type = type;
    this.binding = binding;
  }

  @Override
  public Object http(Payload body, Map<String, List<String>> query) {
    if (body.isEmpty() && type instanceof Class<?> record && record.isRecord()) {
      return present(binding.read(QueryJson.of(record, query)));
    }
    return read(body);
  }

  @Override
  public Object direct(Payload json) {
    return read(json);
  }

  @Override
  public Object event(Payload data, Supplier<CloudEvent> event) {
    return read(data);
  }

  private Object read(Payload body) {
    String text = text(body);
    return present(text != null ? binding.read(text) : binding.read(body.bytes()));
  }

  /** Refuses what is not sent as JSON; null where the bytes are as good as the text. */
  static @Nullable String text(Payload body) {
    MediaType declared = body.mediaType();
    if (declared != null && !declared.isJson()) {
      throw new FunctionException(
          ErrorCode.UNSUPPORTED_MEDIA_TYPE,
          "Expected JSON: send it as Content-Type: application/json");
    }
    if (body.isEmpty()) {
      throw FunctionException.invalidInput("The body is empty; expected JSON");
    }
    String known = body.knownText();
    return known == null && declared != null && declared.charsetName() != null
        ? body.text()
        : known;
  }

  /** Refuses a bare null, which would be a 500 that any caller can cause. */
  static Object present(@Nullable Object value) {
    if (value == null) {
      throw FunctionException.invalidInput("Expected a value, found null");
    }
    return value;
  }
}
