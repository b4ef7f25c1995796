package dev.anyfn.state;

import dev.anyfn.Response;
import dev.anyfn.TypeToken;
import dev.anyfn.state.spi.ValueCodec;
import io.cloudevents.CloudEvent;
import java.io.InputStream;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletionStage;
import java.util.stream.BaseStream;

/** The stored form of results of a type, as text. */
sealed interface ResultForm {

  String write(Object result);

  Object read(String text);

  /** Returns the form of a type; refuses types that can be read only once, or are no values. */
  static ResultForm of(Type type, ValueCodec codec) {
    Class<?> raw = raw(type);
    if (raw == Response.class) {
      if (!(type instanceof ParameterizedType response)) {
        throw refused(type, "declare the type of its body: new TypeToken<Response<Receipt>>() {}");
      }
      return new OfResponse(of(response.getActualTypeArguments()[0], codec), codec);
    }
    if (raw == String.class) {
      return new OfString();
    }
    if (raw == byte[].class) {
      return new OfBytes();
    }
    if (BaseStream.class.isAssignableFrom(raw) || InputStream.class.isAssignableFrom(raw)) {
      throw refused(type, "it can be read only once; return a list, a String or a byte[]");
    }
    if (CompletionStage.class.isAssignableFrom(raw) || CloudEvent.class.isAssignableFrom(raw)) {
      throw refused(type, "return its value instead");
    }
    if (raw == dev.anyfn.Batch.Outcome.class) {
      throw refused(type, "wrap the function of one record, and call it from Batch.each");
    }
    return new OfJson(type, codec);
  }

  private static Class<?> raw(Type type) {
    if (type instanceof ParameterizedType parameterized) {
      return (Class<?>) parameterized.getRawType();
    }
    return type instanceof Class<?> c ? c : Object.class;
  }

  private static IllegalArgumentException refused(Type type, String instead) {
    return new IllegalArgumentException(
        "A result of type " + type.getTypeName() + " cannot be stored: " + instead);
  }

  /** The text itself. */
  record OfString() implements ResultForm {
    @Override
    public String write(Object result) {
      return (String) result;
    }

    @Override
    public Object read(String text) {
      return text;
    }
  }

  /** Base64. */
  record OfBytes() implements ResultForm {
    @Override
    public String write(Object result) {
      return Base64.getEncoder().encodeToString((byte[]) result);
    }

    @Override
    public Object read(String text) {
      return Base64.getDecoder().decode(text);
    }
  }

  /** JSON. */
  record OfJson(Type type, ValueCodec codec) implements ResultForm {
    @Override
    public String write(Object result) {
      return new String(codec.encode(result), StandardCharsets.UTF_8);
    }

    @Override
    public Object read(String text) {
      try {
        return codec.decode(text.getBytes(StandardCharsets.UTF_8), type);
      } catch (IllegalArgumentException e) {
        throw new StoreException(
            StoreError.INTERNAL,
            "a stored result is not a " + type.getTypeName() + ": " + e.getMessage(),
            e);
      }
    }
  }

  /** Status, headers, and the form of the body. */
  record OfResponse(ResultForm body, ValueCodec codec) implements ResultForm {

    private static final TypeToken<Map<String, Object>> FORM = new TypeToken<>() {};

    @Override
    public String write(Object result) {
      Response<?> response = (Response<?>) result;
      Map<String, Object> form = new TreeMap<>();
      form.put("status", response.status());
      List<String> headers = new ArrayList<>();
      response
          .headers()
          .forEach(
              (name, value) -> {
                headers.add(name);
                headers.add(value);
              });
      form.put("headers", headers);
      if (response.body().isPresent()) {
        form.put("body", body.write(response.body().get()));
      }
      return new String(codec.encode(form), StandardCharsets.UTF_8);
    }

    @Override
    public Object read(String text) {
      Map<?, ?> form = (Map<?, ?>) new OfJson(FORM.type(), codec).read(text);
      Object status = form.get("status");
      if (!(status instanceof Number number && form.get("headers") instanceof List<?> headers)) {
        throw new StoreException(StoreError.INTERNAL, "a stored result is not a response");
      }
      String content = (String) form.get("body");
      Response<Object> response =
          content == null
              ? Response.status(number.intValue())
              : Response.of(number.intValue(), body.read(content));
      for (int i = 0; i + 1 < headers.size(); i += 2) {
        response = response.header((String) headers.get(i), (String) headers.get(i + 1));
      }
      return response;
    }
  }
}
