package dev.anyfn.store.tck;

import static dev.anyfn.store.tck.Rule.must;

import dev.anyfn.state.Body;
import dev.anyfn.state.Bucket;
import dev.anyfn.state.Condition;
import dev.anyfn.state.ObjectInfo;
import dev.anyfn.state.ObjectReader;
import dev.anyfn.state.PutOptions;
import dev.anyfn.state.Range;
import dev.anyfn.state.StoreError;
import dev.anyfn.state.StoredObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Objects, one at a time. */
final class BucketBasics {

  private BucketBasics() {}

  static List<Rule> rules() {
    return List.of(
        must("B-01", "What was never put is absent, to every way of reading", BucketBasics::absent),
        must("B-02", "What was put is read, with its size and version", BucketBasics::roundTrip),
        must("B-03", "A put replaces body, type and metadata whole", BucketBasics::overwrite),
        must("B-04", "An object may be empty", BucketBasics::empty),
        must("B-05", "Content type and metadata are kept", BucketBasics::metadata),
        must(
            "B-06",
            "Bytes belong to who holds them: changing an array changes no object",
            BucketBasics::aliasing),
        must(
            "B-07",
            "A range gives its bytes, and what lies behind the end is left out",
            BucketBasics::ranges),
        must(
            "B-08",
            "Deleted is absent; deleting what is absent is no failure",
            BucketBasics::delete),
        must(
            "B-09",
            "A copy has body, type and metadata of its source, and a life of its own",
            BucketBasics::copy),
        must(
            "B-10",
            "A body that throws leaves what was there, or nothing",
            BucketBasics::cancelled),
        must(
            "B-11",
            "What is opened stays readable, whole and of one version, while it is replaced",
            BucketBasics::snapshot),
        must(
            "B-12", "Closing refuses further use, and leaves others alone", BucketBasics::closing));
  }

  private static void absent(Trial trial) {
    Bucket bucket = trial.bucket();
    String key = trial.key("absent");
    Expect.equal(Optional.empty(), bucket.head(key), "head");
    Expect.equal(Optional.empty(), bucket.open(key), "open");
    Expect.equal(Optional.empty(), bucket.get(key), "get");
    bucket.put(trial.key("absent/below"), "x");
    Expect.equal(Optional.empty(), bucket.head(key), "head of what is only a prefix");
    Expect.equal(Optional.empty(), bucket.head(key + "/"), "head of what is only a folder");
  }

  private static void roundTrip(Trial trial) {
    Bucket bucket = trial.bucket();
    String key = trial.key("object");
    byte[] bytes = everyByte();
    ObjectInfo put = bucket.put(key, bytes);
    StoredObject<byte[]> got = bucket.get(key).orElseThrow();
    Expect.bytes(bytes, got.value(), "body");
    Expect.equal((long) bytes.length, got.info().size(), "size");
    Expect.equal((long) bytes.length, put.size(), "size as put says it");
    Expect.equal(put.version(), got.version(), "version");
    Expect.equal(put.version(), bucket.head(key).orElseThrow().version(), "version of head");
    Expect.equal(key, got.info().key(), "key");
  }

  private static byte[] everyByte() {
    byte[] bytes = new byte[1000];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) i;
    }
    return bytes;
  }

  private static void overwrite(Trial trial) {
    Bucket bucket = trial.bucket();
    String key = trial.key("object");
    bucket.put(key, "a longer body", PutOptions.type("text/csv").metadata("old", "yes"));
    bucket.put(key, "short", PutOptions.type("text/html"));
    StoredObject<String> got = bucket.get(key, String.class).orElseThrow();
    Expect.equal("short", got.value(), "body");
    Expect.equal(5L, got.info().size(), "size");
    Expect.equal("text/html", got.info().contentType(), "content type");
    Expect.equal(Map.of(), got.info().metadata(), "metadata");
  }

  private static void empty(Trial trial) {
    Bucket bucket = trial.bucket();
    String key = trial.key("empty");
    bucket.put(key, "");
    Expect.equal(0L, bucket.head(key).orElseThrow().size(), "size");
    Expect.equal("", bucket.get(key, String.class).orElseThrow().value(), "body");
  }

  private static void metadata(Trial trial) {
    Bucket bucket = trial.bucket();
    String key = trial.key("described");
    PutOptions options =
        PutOptions.type("application/vnd.x+json;charset=utf-8")
            .metadata("order-id", "17")
            .metadata("note", "a, \"b\"; c=%41 {d}")
            .metadata("empty-not", "-");
    bucket.put(key, "x", options);
    ObjectInfo head = bucket.head(key).orElseThrow();
    Expect.equal("application/vnd.x+json;charset=utf-8", head.contentType(), "content type");
    Map<String, String> expected =
        Map.of("order-id", "17", "note", "a, \"b\"; c=%41 {d}", "empty-not", "-");
    Expect.equal(expected, head.metadata(), "metadata of head");
    Expect.equal(
        expected, bucket.get(key).orElseThrow().info().metadata(), "metadata of what is read");
  }

  private static void aliasing(Trial trial) {
    Bucket bucket = trial.bucket();
    String key = trial.key("bytes");
    byte[] mine = "before".getBytes(StandardCharsets.UTF_8);
    bucket.put(key, mine);
    mine[0] = 'X';
    byte[] first = bucket.get(key).orElseThrow().value();
    Expect.bytes("before".getBytes(StandardCharsets.UTF_8), first, "after the put array changed");
    first[0] = 'Y';
    byte[] second = bucket.get(key).orElseThrow().value();
    Expect.bytes("before".getBytes(StandardCharsets.UTF_8), second, "after the read array changed");
  }

  private static void ranges(Trial trial) {
    Bucket bucket = trial.bucket();
    String key = trial.key("digits");
    bucket.put(key, "0123456789");
    range(bucket, key, Range.all(), "0123456789");
    range(bucket, key, Range.of(0, 3), "012");
    range(bucket, key, Range.of(4, 2), "45");
    range(bucket, key, Range.from(7), "789");
    range(bucket, key, Range.of(8, 100), "89");
    range(bucket, key, Range.of(3, 0), "");
    range(bucket, key, Range.from(10), "");
    range(bucket, key, Range.of(99, 5), "");
    bucket.put(key, "");
    range(bucket, key, Range.from(0), "");
    Expect.equal(Optional.empty(), bucket.open(key + "?", Range.of(1, 1)), "range of nothing");
  }

  private static void range(Bucket bucket, String key, Range range, String expected) {
    try (ObjectReader reader = bucket.open(key, range).orElseThrow()) {
      String found = new String(reader.bytes(), StandardCharsets.UTF_8);
      Expect.equal(expected, found, range.toString());
      Expect.that(
          reader.info().size() == 10 || reader.info().size() == 0,
          range + ": the size is that of the whole object, not " + reader.info().size());
    }
  }

  private static void delete(Trial trial) {
    Bucket bucket = trial.bucket();
    String key = trial.key("gone");
    bucket.put(key, "x");
    bucket.delete(key);
    Expect.equal(Optional.empty(), bucket.head(key), "head after delete");
    Expect.equal(Optional.empty(), bucket.get(key), "get after delete");
    bucket.delete(key);
    bucket.delete(trial.key("never"));
  }

  private static void copy(Trial trial) throws Exception {
    Bucket bucket = trial.bucket();
    String from = trial.key("source %+/x");
    String to = trial.key("copy/of it");
    bucket.put(from, "one", PutOptions.type("text/csv").metadata("a", "b"));
    bucket.put(to, "to be replaced");
    ObjectInfo info = bucket.copy(from, to);
    bucket.put(from, "two");
    StoredObject<String> copy = bucket.get(to, String.class).orElseThrow();
    Expect.equal("one", copy.value(), "body");
    Expect.equal("text/csv", copy.info().contentType(), "content type");
    Expect.equal(Map.of("a", "b"), copy.info().metadata(), "metadata");
    Expect.equal(info.version(), copy.version(), "version");
    Expect.fails("copy of nothing", () -> bucket.copy(trial.key("none"), to), StoreError.NOT_FOUND);
    Expect.equal("one", bucket.get(to, String.class).orElseThrow().value(), "after a failed copy");
  }

  private static void cancelled(Trial trial) {
    Bucket bucket = trial.bucket();
    for (int size : new int[] {0, 10, 100_000, 9_000_000}) {
      String fresh = trial.key("fresh-" + size);
      breaks(bucket, fresh, size);
      Expect.equal(Optional.empty(), bucket.head(fresh), "after " + size + " bytes");
    }
    String kept = trial.key("kept");
    bucket.put(kept, "before");
    breaks(bucket, kept, 100_000);
    Expect.equal(
        "before", bucket.get(kept, String.class).orElseThrow().value(), "what was there before");
  }

  private static void breaks(Bucket bucket, String key, int size) {
    try {
      bucket.put(key, Body.of(new Generated(size, true)));
    } catch (UncheckedIOException e) {
      return;
    }
    throw new AssertionError("A body that threw after " + size + " bytes was put");
  }

  private static void snapshot(Trial trial) throws IOException {
    Bucket bucket = trial.bucket();
    String key = trial.key("replaced");
    int size = 300_000;
    bucket.put(key, "a".repeat(size));
    try (ObjectReader reader = bucket.open(key).orElseThrow()) {
      InputStream stream = reader.stream();
      byte[] start = stream.readNBytes(10);
      ObjectInfo second = bucket.put(key, "b".repeat(size / 2));
      Expect.that(!second.version().equals(reader.info().version()), "A put makes a new version");
      byte[] rest;
      try {
        rest = stream.readAllBytes();
      } catch (IOException e) {
        return; // to break off is honest; to give bytes of another version is not
      }
      Expect.equal(size - 10, rest.length, "length of the rest");
      for (byte b : rest) {
        Expect.that(b == start[0], "The rest is of another version");
      }
    }
  }

  private static void closing(Trial trial) {
    Bucket first = trial.bucket();
    Bucket second = trial.bucket();
    first.put(trial.key("x"), "1");
    second.head(trial.key("x"));
    first.close();
    try {
      first.put(trial.key("x"), "2");
      throw new AssertionError("A closed bucket was used");
    } catch (IllegalStateException e) {
      // as it must be
    }
    second.put(trial.key("y"), "3", Condition.none());
    Expect.equal("3", second.get(trial.key("y"), String.class).orElseThrow().value(), "the other");
    first.close();
  }
}
