package dev.anyfn.store.gcs;

import dev.anyfn.state.ObjectInfo;
import dev.anyfn.state.Version;
import dev.anyfn.store.google.Json;
import dev.anyfn.store.google.Reply;
import dev.anyfn.store.google.Times;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The facts of a stored object.
 *
 * @param info for who asked
 * @param nonce of the write; null if it was not ours
 */
record Stored(ObjectInfo info, @Nullable String nonce) {

  /** The fields that are asked of the JSON API. */
  static final String FIELDS = "size,generation,updated,contentType,metadata";

  /** Names that begin so are not the user's. */
  static final String NONCE = "anyfn-nonce";

  private static final String HEADER = "x-goog-meta-";

  static Stored of(String key, Json object) {
    return of(
        key,
        object.at("size").required(),
        object.at("generation").required(),
        Times.ofDocument(object.at("updated").required()),
        object.at("contentType").text(),
        object.at("metadata").texts());
  }

  /** Out of the answer to a download, which is that of the XML API. */
  static Stored of(String key, Reply download) {
    return of(
        key,
        required(download, "x-goog-stored-content-length"),
        required(download, "x-goog-generation"),
        Times.ofHeader(required(download, "Last-Modified")),
        download.header("Content-Type"),
        download.headers(HEADER));
  }

  private static String required(Reply reply, String header) {
    String value = reply.header(header);
    if (value == null) {
      throw new IllegalStateException("the answer has no header " + header);
    }
    return value;
  }

  /** Takes the nonce out of the metadata. */
  private static Stored of(
      String key,
      String size,
      String generation,
      Instant modified,
      @Nullable String type,
      Map<String, String> metadata) {
    String nonce = metadata.remove(NONCE);
    ObjectInfo info =
        new ObjectInfo(key, Long.parseLong(size), Version.of(generation), modified, type, metadata);
    return new Stored(info, nonce);
  }

  String generation() {
    return info.version().token();
  }
}
