package dev.anyfn.store.s3;

import dev.anyfn.state.StoreError;
import dev.anyfn.state.StoreException;
import java.util.regex.Pattern;

/**
 * A bucket, and the prefix of all keys in it.
 *
 * @param bucket its name
 * @param base empty, or ends with a slash
 */
record S3Address(String bucket, String base) {

  private static final Pattern URL =
      Pattern.compile("s3://([A-Za-z0-9._-]{3,63})((?:/[A-Za-z0-9!_.*'()-]+)*)/?");
  private static final Pattern DOTS = Pattern.compile(".*/\\.\\.?(/.*)?");

  static S3Address parse(String url) {
    var parts = URL.matcher(url);
    if (!parts.matches() || DOTS.matcher(parts.group(2)).matches()) {
      throw new StoreException(
          StoreError.INVALID_INPUT,
          "the URL of a bucket is like s3://orders or s3://orders/2026, with the name of a bucket"
              + " and a prefix of letters, digits and -_.!*'()");
    }
    if (parts.group(1).endsWith("--x-s3")) {
      throw new StoreException(
          StoreError.UNSUPPORTED,
          "a directory bucket lists its objects in no order: use a general purpose bucket");
    }
    String base = parts.group(2);
    return new S3Address(parts.group(1), base.isEmpty() ? "" : base.substring(1) + "/");
  }
}
