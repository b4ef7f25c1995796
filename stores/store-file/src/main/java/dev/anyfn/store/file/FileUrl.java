package dev.anyfn.store.file;

import dev.anyfn.state.StoreError;
import dev.anyfn.state.StoreException;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** From a URL to a directory. */
final class FileUrl {

  private static final int START = "file:".length();

  private FileUrl() {}

  /** The directory, absolute. */
  static Path directory(String url) {
    String rest = url.substring(START);
    if (rest.startsWith("//")) {
      int slash = rest.indexOf('/', 2);
      String host = rest.substring(2, slash < 0 ? rest.length() : slash);
      if (!host.isEmpty() && !host.equals("localhost")) {
        throw invalid("file://" + host + " would be a file of the host " + host);
      }
      rest = slash < 0 ? "" : rest.substring(slash);
    }
    if (rest.isEmpty()) {
      throw invalid("the URL has no path");
    }
    if (rest.indexOf('?') >= 0 || rest.indexOf('#') >= 0) {
      throw invalid("the URL has a query or a fragment; in a path write %3F for ? and %23 for #");
    }
    try {
      return Path.of(decoded(rest)).toAbsolutePath().normalize();
    } catch (InvalidPathException e) {
      throw invalid("the URL's path is none");
    }
  }

  private static String decoded(String path) {
    byte[] bytes = path.getBytes(StandardCharsets.UTF_8);
    ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length);
    for (int i = 0; i < bytes.length; i++) {
      if (bytes[i] != '%') {
        out.write(bytes[i]);
        continue;
      }
      int high = i + 2 < bytes.length ? Character.digit(bytes[i + 1], 16) : -1;
      int low = i + 2 < bytes.length ? Character.digit(bytes[i + 2], 16) : -1;
      if (high < 0 || low < 0) {
        throw invalid("in the URL's path a % begins an escape; write %25 for the sign itself");
      }
      out.write(high * 16 + low);
      i += 2;
    }
    return out.toString(StandardCharsets.UTF_8);
  }

  private static StoreException invalid(String what) {
    return new StoreException(
        StoreError.INVALID_INPUT,
        what
            + ": a bucket of files is file:///data/orders, or file:data/orders below the working"
            + " directory");
  }
}
