package dev.anyfn.store.tck;

import static dev.anyfn.store.tck.Rule.must;

import dev.anyfn.state.Bucket;
import dev.anyfn.state.Entry;
import dev.anyfn.state.Listing;
import dev.anyfn.state.StoredObject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

/** Keys and listings. */
final class BucketKeys {

  private BucketKeys() {}

  static List<Rule> rules() {
    return List.of(
        must(
            "B-13",
            "Every key is a key of its own: slashes, dots, NUL, case, composed characters",
            BucketKeys::oddKeys),
        must("B-14", "No key leaves the bucket, whatever it begins with", BucketKeys::bareKeys),
        must("B-15", "A key may have 1,024 bytes of UTF-8", BucketKeys::longKey),
        must(
            "B-16",
            "A listing names each key with its prefix once, with its size",
            BucketKeys::listing),
        must("B-17", "A listing is in the order of the UTF-8 bytes of its keys", BucketKeys::order),
        must("B-18", "Odd keys are listed as they were put", BucketKeys::oddListing),
        must(
            "B-19",
            "A delimiter folds keys into common prefixes, in order among the objects",
            BucketKeys::delimiters),
        must("B-20", "Pages of any size make the same listing", BucketKeys::pages),
        must(
            "B-21", "Puts and deletes during a listing move none of the others", BucketKeys::shift),
        must(
            "B-22", "What was put or deleted shows in the next listing", BucketKeys::freshListing));
  }

  private static void oddKeys(Trial trial) {
    Bucket bucket = trial.bucket();
    List<String> keys = OddKeys.behind(trial.key(""));
    for (String key : keys) {
      bucket.put(key, "of " + key.replace("\uFFFE", "?").replace("\uFFFF", "?"));
    }
    for (String key : keys) {
      StoredObject<String> got = bucket.get(key, String.class).orElseThrow();
      Expect.equal(
          "of " + key.replace("\uFFFE", "?").replace("\uFFFF", "?"), got.value(), "body of " + key);
      Expect.equal(key, got.info().key(), "key");
      Expect.that(bucket.head(key).isPresent(), "head of " + key);
    }
    String copied = trial.key("../copied//\u0000 %2F\uD83D\uDE00/");
    bucket.copy(keys.get(0), copied);
    Expect.that(bucket.get(copied).isPresent(), "a copy to an odd key");
    for (int i = 0; i < keys.size(); i++) {
      bucket.delete(keys.get(i));
      Expect.that(bucket.head(keys.get(i)).isEmpty(), "after delete of " + keys.get(i));
      if (i + 1 < keys.size()) {
        Expect.that(
            bucket.head(keys.get(i + 1)).isPresent(), "delete took a neighbour: " + keys.get(i));
      }
    }
  }

  private static void bareKeys(Trial trial) {
    Bucket bucket = trial.bucket();
    List<String> keys = OddKeys.bare(trial.id());
    try {
      for (String key : keys) {
        bucket.put(key, key);
      }
      for (String key : keys) {
        Expect.equal(key, bucket.get(key, String.class).orElseThrow().value(), "body");
        Expect.that(
            list(bucket, Listing.all().prefix(key)).contains(key), "It is not listed: " + key);
      }
    } finally {
      keys.forEach(bucket::delete);
    }
  }

  private static void longKey(Trial trial) {
    Bucket bucket = trial.bucket();
    String longest = OddKeys.ofLength(trial.key(""), Bucket.MAX_KEY_BYTES);
    String flat = trial.key("k".repeat(Bucket.MAX_KEY_BYTES - trial.key("").length()));
    for (String key : List.of(longest, flat)) {
      bucket.put(key, "long");
      Expect.equal("long", bucket.get(key, String.class).orElseThrow().value(), "body");
      Expect.equal(List.of(key), list(bucket, Listing.all().prefix(key)), "listing");
    }
    try {
      bucket.put(flat + "x", "too long");
      throw new AssertionError("A key of 1,025 bytes was taken");
    } catch (IllegalArgumentException e) {
      // as it must be
    }
  }

  private static void listing(Trial trial) {
    Bucket bucket = trial.bucket();
    bucket.put(trial.key("a/1"), "1");
    bucket.put(trial.key("a/22"), "22");
    bucket.put(trial.key("a"), "");
    bucket.put(trial.key("b/1"), "1");
    Expect.equal(
        List.of(trial.key("a"), trial.key("a/1"), trial.key("a/22")),
        list(bucket, Listing.all().prefix(trial.key("a"))),
        "prefix a");
    Expect.equal(List.of(), list(bucket, Listing.all().prefix(trial.key("c"))), "prefix c");
    try (Stream<Entry> entries = bucket.list(Listing.all().prefix(trial.key("a/22")))) {
      Expect.equal(2L, ((Entry.Found) entries.findFirst().orElseThrow()).size(), "size");
    }
  }

  private static void order(Trial trial) {
    Bucket bucket = trial.bucket();
    List<String> keys = new ArrayList<>();
    for (String end :
        List.of(
            "z",
            "a",
            "B",
            "é",
            "\uFFFD",
            "\uD83D\uDE00",
            "~",
            "0",
            "10",
            "2",
            "a/b",
            "a-b",
            "a b")) {
      keys.add(trial.key(end));
      bucket.put(trial.key(end), "x");
    }
    keys.sort(BucketKeys::byUtf8);
    Expect.equal(keys, list(bucket, Listing.all().prefix(trial.key(""))), "order");
  }

  static int byUtf8(String a, String b) {
    return Arrays.compareUnsigned(
        a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));
  }

  private static void oddListing(Trial trial) {
    Bucket bucket = trial.bucket();
    List<String> keys = new ArrayList<>(OddKeys.behind(trial.key("")).subList(0, 60));
    keys.forEach(key -> bucket.put(key, "x"));
    keys.sort(BucketKeys::byUtf8);
    Expect.equal(keys, list(bucket, Listing.all().prefix(trial.key(""))), "one page");
    Expect.equal(
        keys, list(bucket, Listing.all().prefix(trial.key("")).pageSize(7)), "pages of seven");
  }

  private static void delimiters(Trial trial) {
    Bucket bucket = trial.bucket();
    for (String end : List.of("dir/1", "dir/2", "dir/sub/3", "dir-1", "dir0", "dir//x", "e")) {
      bucket.put(trial.key(end), "x");
    }
    String start = trial.key("");
    for (int size : new int[] {1, 2, 1000}) {
      Expect.equal(
          List.of(start + "dir-1", start + "dir/", start + "dir0", start + "e"),
          list(bucket, Listing.all().prefix(start).delimiter("/").pageSize(size)),
          "delimiter /, pages of " + size);
      Expect.equal(
          List.of(start + "dir//", start + "dir/1", start + "dir/2", start + "dir/sub/"),
          list(bucket, Listing.all().prefix(start + "dir/").delimiter("/").pageSize(size)),
          "delimiter / in a folder, pages of " + size);
    }
    Expect.equal(
        List.of(start + "dir", start + "e"),
        list(bucket, Listing.all().prefix(start).delimiter("dir")),
        "delimiter dir");
  }

  private static void pages(Trial trial) {
    Bucket bucket = trial.bucket();
    List<String> keys = new ArrayList<>();
    for (int i = 10; i < 33; i++) {
      keys.add(trial.key("k" + i));
      bucket.put(trial.key("k" + i), "x");
    }
    for (int size : new int[] {1, 2, 3, 22, 23, 24, 1000}) {
      Expect.equal(
          keys,
          list(bucket, Listing.all().prefix(trial.key("k")).pageSize(size)),
          "pages of " + size);
    }
  }

  private static void shift(Trial trial) {
    Bucket bucket = trial.bucket();
    for (int i = 10; i < 30; i++) {
      bucket.put(trial.key("k" + i), "x");
    }
    List<String> seen = new ArrayList<>();
    try (Stream<Entry> entries = bucket.list(Listing.all().prefix(trial.key("k")).pageSize(4))) {
      Iterator<Entry> iterator = entries.iterator();
      while (iterator.hasNext()) {
        seen.add(iterator.next().key());
        if (seen.size() == 4) {
          bucket.put(trial.key("k0"), "before the page");
          bucket.put(trial.key("k11a"), "in the page");
        } else if (seen.size() == 8) {
          bucket.delete(trial.key("k10"));
          bucket.delete(trial.key("k17"));
        }
      }
    }
    for (int i = 10; i < 30; i++) {
      String key = trial.key("k" + i);
      Expect.equal(
          1L, seen.stream().filter(key::equals).count(), "how often " + key + " is listed");
    }
  }

  private static void freshListing(Trial trial) {
    Bucket bucket = trial.bucket();
    Listing listing = Listing.all().prefix(trial.key(""));
    for (int i = 0; i < 5; i++) {
      bucket.put(trial.key("x" + i), "x");
      Expect.equal(1, list(bucket, listing).size(), "after put");
      bucket.delete(trial.key("x" + i));
      Expect.equal(0, list(bucket, listing).size(), "after delete");
    }
  }

  static List<String> list(Bucket bucket, Listing listing) {
    try (Stream<Entry> entries = bucket.list(listing)) {
      return entries.map(Entry::key).toList();
    }
  }
}
