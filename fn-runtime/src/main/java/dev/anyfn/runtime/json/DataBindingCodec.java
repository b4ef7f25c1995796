package dev.anyfn.runtime.json;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.lang.reflect.Type;

/**
 * JSON by Jackson's data binding: unknown members are skipped, dates are ISO 8601, nothing is typed
 * by the input.
 */
final class DataBindingCodec implements JsonCodec {

  private final JsonMapper mapper;

  DataBindingCodec(JsonLimits limits) {
    mapper =
        JsonMapper.builder(FullReader.factory(limits))
            .addModule(new Jdk8Module())
            .addModule(new JavaTimeModule())
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.ADJUST_DATES_TO_CONTEXT_TIME_ZONE)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
            .build();
  }

  @Override
  public DataBinding bind(Type type) {
    try {
      JavaType resolved = mapper.constructType(type);
      return new DataBinding(mapper.readerFor(resolved), mapper.writerFor(resolved));
    } catch (IllegalArgumentException e) {
      throw new UnsupportedTypeException(
          type.getTypeName() + " cannot be bound to JSON: use a record, a collection or a bean.",
          e);
    }
  }

  /** For a value that says itself what it is. */
  DataBinding untyped() {
    return new DataBinding(mapper.reader(), mapper.writer());
  }
}
