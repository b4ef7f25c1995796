package dev.anyfn.store.gcs;

import dev.anyfn.state.ObjectInfo;
import dev.anyfn.state.Version;
import dev.anyfn.store.google.Json;
import dev.anyfn.store.google.Reply;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is known of an object.
 *
 * @param info for who asked
 * @param nonce of the write; null if it was not ours
 */
record Stored(ObjectInfo info, @Nullable String nonce) {

  /** What the JSON API is asked for. */
  static final String FIELDS = "size,generation,updated,contentType,metadata";

  /** Names that begin so are not the user's. */
  static final String NONCE = "anyfn-nonce";

  private static final String HEADER = "x-goog-meta-";

  static Stored of(String key, Json object) {
    return of(
        key,
        object.at("size").required(),
        object.at("generation").required(),
        Instant.parse(object.at("updated").required()),
        object.at("contentType").text(),
        object.at("metadata").texts());
  }

  /** Out of the answer to a download, which is that of the XML API. */
  static Stored of(String key, Reply download) {
    Map<String, String> metadata = new HashMap<>();
    for (Map.Entry<String, List<String>> header : download.headers().entrySet()) {
      String name = header.getKey() == null ? "" : header.getKey().toLowerCase(Locale.ROOT);
      if (name.startsWith(HEADER)) {
        metadata.put(name.substring(HEADER.length()), String.join(",", header.getValue()));
      }
    }
    String modified = required(download, "Last-Modified");
    return of(
        key,
        required(download, "x-goog-stored-content-length"),
        required(download, "x-goog-generation"),
        ZonedDateTime.parse(modified, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant(),
        download.header("Content-Type"),
        metadata);
  }

  private static String required(Reply reply, String header) {
    String value = reply.header(header);
    if (value == null) {
      throw new IllegalStateException("the answer has no header " + header);
    }
    return value;
  }

  private static Stored of(
      String key,
      String size,
      String generation,
      Instant modified,
      @Nullable String type,
      Map<String, String> metadata) {
    Map<String, String> own = new HashMap<>(metadata);
    String nonce = own.remove(NONCE);
    ObjectInfo info =
        new ObjectInfo(key, Long.parseLong(size), Version.of(generation), modified, type, own);
    return new Stored(info, nonce);
  }

  String generation() {
    return info.version().token();
  }
}
