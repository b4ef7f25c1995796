package dev.anyfn.store.s3;

import dev.anyfn.state.Entry;
import dev.anyfn.state.spi.ObjectPage;
import dev.anyfn.state.spi.ObjectQuery;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;

/**
 * Pages of a listing. The cursor is the last name of the page before: S3's own token is not used,
 * because not every server's stays where it was.
 */
final class S3Listing {

  /** Behind every name that begins with a common prefix. */
  private static final String LAST = "\uDBFF\uDFFF";

  private static final String FOLDER = "/";

  private final S3Objects objects;

  S3Listing(S3Objects objects) {
    this.objects = objects;
  }

  ObjectPage page(ObjectQuery query, @Nullable String cursor) {
    String prefix = objects.keys().name(query.prefix());
    // Other delimiters may be part of an escape, and some servers know this one only.
    String delimiter = FOLDER.equals(query.delimiter()) ? FOLDER : null;
    ListObjectsV2Response answer =
        objects
            .calls()
            .repeated(
                () ->
                    objects
                        .client()
                        .listObjectsV2(
                            r ->
                                r.bucket(objects.bucket())
                                    .prefix(prefix)
                                    .delimiter(delimiter)
                                    .startAfter(cursor)
                                    .maxKeys(query.limit())));
    List<Entry> entries = new ArrayList<>();
    String next = null;
    for (Map.Entry<byte[], Entry> named : inOrder(answer).entrySet()) {
      Entry entry = grouped(query, named.getValue());
      next = new String(named.getKey(), StandardCharsets.UTF_8);
      if (entry instanceof Entry.CommonPrefix common) {
        next = objects.keys().name(common.key()) + LAST;
      }
      boolean again = !entries.isEmpty() && entries.get(entries.size() - 1).equals(entry);
      if (!again && !entry.key().isEmpty()) {
        entries.add(entry);
      }
    }
    return new ObjectPage(entries, Boolean.TRUE.equals(answer.isTruncated()) ? next : null);
  }

  /** Objects and folders come in two lists. What no key is stored under has an empty one here. */
  private Map<byte[], Entry> inOrder(ListObjectsV2Response answer) {
    Map<byte[], Entry> sorted = new TreeMap<>(Arrays::compareUnsigned);
    answer
        .contents()
        .forEach(
            found ->
                sorted.put(
                    utf8(found.key()),
                    new Entry.Found(key(found.key()), found.size(), found.lastModified())));
    answer
        .commonPrefixes()
        .forEach(
            common ->
                sorted.put(utf8(common.prefix()), new Entry.CommonPrefix(key(common.prefix()))));
    return sorted;
  }

  private String key(String name) {
    String key = objects.keys().key(name);
    return key == null ? "" : key;
  }

  private static Entry grouped(ObjectQuery query, Entry entry) {
    String delimiter = query.delimiter();
    int at = delimiter == null ? -1 : entry.key().indexOf(delimiter, query.prefix().length());
    return delimiter == null || at < 0
        ? entry
        : new Entry.CommonPrefix(entry.key().substring(0, at + delimiter.length()));
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
