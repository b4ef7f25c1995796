package dev.anyfn.store.firestore;

import dev.anyfn.state.Key;
import dev.anyfn.state.StoreError;
import dev.anyfn.state.StoreException;
import dev.anyfn.state.Version;
import dev.anyfn.state.spi.Row;
import dev.anyfn.state.spi.RowWrite;
import dev.anyfn.store.google.Json;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Rows as documents of Firestore. */
final class Documents {

  /** The sort key as bytes, which Firestore sorts in our order, both ways. */
  static final String SORT = "sort";

  static final String REVISION = "revision";
  private static final String DOCUMENT = "json";

  /** A timestamp, so that a policy of Firestore's can delete by it. */
  static final String EXPIRES = "expires";

  private Documents() {}

  static Map<String, Object> fields(RowWrite.Put put) {
    Map<String, Object> fields = new HashMap<>();
    fields.put(SORT, bytes(put.key().sort().getBytes(StandardCharsets.UTF_8)));
    fields.put(DOCUMENT, text(new String(put.value(), StandardCharsets.UTF_8)));
    fields.put(REVISION, text(put.revision().token()));
    Instant end = put.expiresAt();
    if (end != null) {
      fields.put(EXPIRES, Map.of("timestampValue", end.toString()));
    }
    return fields;
  }

  static Map<String, Object> bytes(byte[] bytes) {
    return Map.of("bytesValue", Base64.getEncoder().encodeToString(bytes));
  }

  static Map<String, Object> text(String text) {
    return Map.of("stringValue", text);
  }

  static Row row(String partition, Json document) {
    byte[] sort = Base64.getDecoder().decode(field(document, SORT, "bytesValue"));
    return new Row(
        Key.of(partition, new String(sort, StandardCharsets.UTF_8)),
        field(document, DOCUMENT, "stringValue").getBytes(StandardCharsets.UTF_8),
        Version.of(field(document, REVISION, "stringValue")),
        expiry(document));
  }

  static Present present(Json document) {
    return new Present(
        Version.of(field(document, REVISION, "stringValue")),
        document.at("updateTime").required(),
        expiry(document));
  }

  private static @Nullable Instant expiry(Json document) {
    String end = document.at("fields", EXPIRES, "timestampValue").text();
    return end == null ? null : Instant.parse(end);
  }

  private static String field(Json document, String name, String type) {
    Json field = document.at("fields", name);
    String value = field.at(type).text();
    if (value == null) {
      throw new StoreException(
          StoreError.INTERNAL, "the document has no field " + name + ": it was not put by AnyFn");
    }
    return value;
  }
}
