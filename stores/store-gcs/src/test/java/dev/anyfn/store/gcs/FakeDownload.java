package dev.anyfn.store.gcs;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The download of the XML API. */
final class FakeDownload {

  private static final Pattern RANGE = Pattern.compile("bytes=(\\d+)-(\\d*)");

  private FakeDownload() {}

  static FakeGcs.Answer of(FakeObjects.Held held, String range) {
    int size = held.bytes().length;
    int from = 0;
    int end = size;
    if (range != null) {
      Matcher matcher = RANGE.matcher(range);
      if (!matcher.matches()) {
        throw Refusal.invalid("Invalid range");
      }
      long first = Long.parseLong(matcher.group(1));
      if (first >= size) {
        throw new Refusal(416, "InvalidRange", "The requested range cannot be satisfied.");
      }
      from = (int) first;
      end =
          matcher.group(2).isEmpty()
              ? size
              : (int) Math.min(size, Long.parseLong(matcher.group(2)) + 1);
    }
    Map<String, String> headers = new HashMap<>();
    headers.put("x-goog-generation", Long.toString(held.generation()));
    headers.put("x-goog-metageneration", "1");
    headers.put("x-goog-stored-content-length", Integer.toString(size));
    headers.put("x-goog-stored-content-encoding", "identity");
    headers.put(
        "Last-Modified",
        DateTimeFormatter.RFC_1123_DATE_TIME.format(held.updated().atOffset(ZoneOffset.UTC)));
    headers.put("Content-Type", held.type() == null ? "application/octet-stream" : held.type());
    held.metadata().forEach((name, value) -> headers.put("x-goog-meta-" + name, value));
    if (range != null) {
      headers.put("Content-Range", "bytes " + from + "-" + (end - 1) + "/" + size);
    }
    return new FakeGcs.Answer(
        range == null ? 200 : 206, headers, Arrays.copyOfRange(held.bytes(), from, end));
  }
}
