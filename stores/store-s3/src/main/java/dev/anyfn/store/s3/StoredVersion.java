package dev.anyfn.store.s3;

import dev.anyfn.state.ObjectInfo;
import dev.anyfn.state.Version;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A version: the nonce of the write, which never repeats, and the ETag, which S3 compares. The
 * nonce stands in the metadata of the object. What others wrote has none; its second stands in for
 * it.
 *
 * @param nonce letters and digits
 * @param etag without quotes
 */
record StoredVersion(String nonce, String etag) {

  /** Name of the metadata. */
  static final String NONCE = "anyfn-nonce";

  /** Reads a version; returns null if it is not ours, and so fits nothing. */
  static @Nullable StoredVersion parse(Version version) {
    String token = version.token();
    int end = token.indexOf('-');
    return end <= 0 ? null : new StoredVersion(token.substring(0, end), token.substring(end + 1));
  }

  Version version() {
    return new Version(nonce + "-" + etag);
  }

  static String bare(@Nullable String etag) {
    return etag == null ? "" : etag.replace("\"", "");
  }

  /** The facts of an object out of what S3 answers. */
  static ObjectInfo info(
      String key,
      long size,
      @Nullable String etag,
      Instant modifiedAt,
      @Nullable String contentType,
      Map<String, String> stored) {
    Map<String, String> metadata = new HashMap<>();
    stored.forEach((name, value) -> metadata.put(name.toLowerCase(Locale.ROOT), value));
    String nonce = metadata.remove(NONCE);
    StoredVersion version =
        new StoredVersion(
            nonce == null || nonce.isEmpty() ? "t" + modifiedAt.getEpochSecond() : nonce,
            bare(etag));
    return new ObjectInfo(key, size, version.version(), modifiedAt, contentType, metadata);
  }
}
