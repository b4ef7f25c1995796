package dev.anyfn.runtime.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/**
 * java.time in ISO 8601. The other spellings that data binding takes, numbers, arrays and lenient
 * texts, are left to it.
 */
final class TimeShape extends Shape {

  private TimeShape(Class<?> type) {
    super(type);
  }

  /** Null if the type is none of these. */
  static @Nullable Shape of(Class<?> type) {
    return takes(type) ? new TimeShape(type) : null;
  }

  private static boolean takes(Class<?> type) {
    return type == Instant.class
        || type == LocalDate.class
        || type == LocalTime.class
        || type == LocalDateTime.class
        || type == OffsetDateTime.class
        || type == OffsetTime.class
        || type == ZonedDateTime.class
        || type == Duration.class
        || type == Period.class
        || type == ZoneOffset.class;
  }

  @Override
  Object read(JsonParser json) throws IOException {
    if (json.currentToken() == JsonToken.VALUE_STRING) {
      String text = json.getText();
      try {
        return parse(text);
      } catch (DateTimeException e) {
        throw refusal(json, text);
      }
    }
    throw new Detour();
  }

  private Object parse(String text) {
    if (type == Instant.class) {
      return Instant.parse(text);
    }
    if (type == LocalDate.class) {
      return LocalDate.parse(text);
    }
    if (type == LocalDateTime.class) {
      return LocalDateTime.parse(text);
    }
    if (type == LocalTime.class) {
      return LocalTime.parse(text);
    }
    if (type == OffsetDateTime.class) {
      return OffsetDateTime.parse(text);
    }
    if (type == ZonedDateTime.class) {
      return ZonedDateTime.parse(text);
    }
    if (type == OffsetTime.class) {
      return OffsetTime.parse(text);
    }
    if (type == Duration.class) {
      return Duration.parse(text);
    }
    return type == Period.class ? Period.parse(text) : ZoneOffset.of(text);
  }

  @Override
  void write(Object value, PlainWriter json) throws IOException {
    json.writeString(text(value));
  }

  /** The formatter writes seconds that are zero, which toString() leaves out. */
  private String text(Object value) {
    if (type == LocalDateTime.class) {
      return DateTimeFormatter.ISO_LOCAL_DATE_TIME.format((LocalDateTime) value);
    }
    if (type == LocalTime.class) {
      return DateTimeFormatter.ISO_LOCAL_TIME.format((LocalTime) value);
    }
    if (type == OffsetDateTime.class) {
      return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format((OffsetDateTime) value);
    }
    return type == ZonedDateTime.class
        ? DateTimeFormatter.ISO_OFFSET_DATE_TIME.format((ZonedDateTime) value)
        : value.toString();
  }
}
