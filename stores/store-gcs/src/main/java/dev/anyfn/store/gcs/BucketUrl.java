package dev.anyfn.store.gcs;

import dev.anyfn.state.StoreError;
import dev.anyfn.state.StoreException;

/**
 * The address of a bucket.
 *
 * @param bucket its name
 * @param folder what all names begin with; empty, or it ends with a slash
 */
record BucketUrl(String bucket, String folder) {

  private static final String START = "gs://";

  static BucketUrl parse(String url) {
    if (!url.regionMatches(true, 0, START, 0, START.length())) {
      throw notUnderstood();
    }
    String rest = url.substring(START.length());
    int slash = rest.indexOf('/');
    String bucket = slash < 0 ? rest : rest.substring(0, slash);
    String folder = slash < 0 ? "" : rest.substring(slash + 1);
    if (!isBucket(bucket) || !isFolder(folder)) {
      throw notUnderstood();
    }
    return new BucketUrl(bucket, folder.isEmpty() || folder.endsWith("/") ? folder : folder + "/");
  }

  private static boolean isBucket(String name) {
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      boolean digit = c >= '0' && c <= '9';
      if (!digit && (c < 'a' || c > 'z') && c != '-' && c != '_' && c != '.') {
        return false;
      }
    }
    return name.length() >= 3 && !name.startsWith(".");
  }

  private static boolean isFolder(String folder) {
    for (int i = 0; i < folder.length(); i++) {
      char c = folder.charAt(i);
      if (c > '~' || (!Character.isLetterOrDigit(c) && "-_./=".indexOf(c) < 0)) {
        return false;
      }
    }
    return !folder.startsWith("/") && !folder.startsWith(".");
  }

  private static StoreException notUnderstood() {
    return new StoreException(
        StoreError.INVALID_INPUT,
        "the address of a bucket is gs://bucket or gs://bucket/folder, where the bucket has lower-"
            + "case letters, digits, hyphens, dots and underscores");
  }
}
