package dev.anyfn.store.tck;

import static dev.anyfn.state.Capability.CONDITIONAL_DELETE;
import static dev.anyfn.state.Capability.IF_ABSENT;
import static dev.anyfn.state.Capability.IF_VERSION;
import static dev.anyfn.store.tck.Rule.may;
import static dev.anyfn.store.tck.Rule.must;

import dev.anyfn.state.Body;
import dev.anyfn.state.Bucket;
import dev.anyfn.state.Condition;
import dev.anyfn.state.ObjectInfo;
import dev.anyfn.state.StoreError;
import dev.anyfn.state.StoreException;
import dev.anyfn.state.StoredObject;
import dev.anyfn.state.Version;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** Versions and conditions. */
final class BucketConditions {

  private static final int ROUNDS = 6;
  private static final int INCREMENTS = 6;
  private static final int LARGE = 9_000_000;

  private BucketConditions() {}

  static List<Rule> rules() {
    return List.of(
        must(
            "B-23",
            "Every write makes a version that no other has had, also of equal content, and"
                + " after a delete",
            BucketConditions::versions),
        may(
            IF_ABSENT,
            "B-24",
            "ifAbsent writes only where nothing is, and changes nothing otherwise",
            BucketConditions::ifAbsent),
        may(
            IF_VERSION,
            "B-25",
            "ifVersion writes only over the version that was read",
            BucketConditions::ifVersion),
        may(
            IF_VERSION,
            "B-26",
            "An old version stays old when the old content is back",
            BucketConditions::aba),
        may(
            CONDITIONAL_DELETE,
            "B-27",
            "A conditional delete removes only the version that was read",
            BucketConditions::conditionalDelete),
        may(
                IF_ABSENT,
                "B-28",
                "Conditions hold for large bodies and copies, too",
                BucketConditions::large)
            .needing(IF_ABSENT, IF_VERSION),
        may(
            IF_ABSENT,
            "B-29",
            "Of many threads that create an object, one succeeds",
            BucketConditions::createRace),
        may(
                IF_VERSION,
                "B-30",
                "Of many threads that change an object, no change is lost",
                BucketConditions::updateRace)
            .needing(IF_ABSENT, IF_VERSION),
        must(
            "B-31",
            "A read beside writes is whole and of one version",
            BucketConditions::readRace));
  }

  private static void versions(Trial trial) {
    Bucket bucket = trial.bucket();
    String key = trial.key("v");
    Set<Version> seen = new HashSet<>();
    for (int i = 0; i < 4; i++) {
      for (String content : List.of("same", "same", "other")) {
        ObjectInfo info = bucket.put(key, content);
        Expect.that(seen.add(info.version()), "A version came back: " + info.version());
        Expect.equal(info.version(), bucket.head(key).orElseThrow().version(), "version of head");
      }
      bucket.delete(key);
    }
  }

  private static void ifAbsent(Trial trial) throws Exception {
    Bucket bucket = trial.bucket();
    String key = trial.key("once");
    ObjectInfo first = bucket.put(key, "first", Condition.ifAbsent());
    Expect.fails(
        "a second create",
        () -> bucket.put(key, "second", Condition.ifAbsent()),
        StoreError.PRECONDITION_FAILED);
    StoredObject<String> kept = bucket.get(key, String.class).orElseThrow();
    Expect.equal("first", kept.value(), "body");
    Expect.equal(first.version(), kept.version(), "version");
    bucket.delete(key);
    bucket.put(key, "third", Condition.ifAbsent());
  }

  private static void ifVersion(Trial trial) throws Exception {
    Bucket bucket = trial.bucket();
    String key = trial.key("cas");
    Version first = bucket.put(key, "1").version();
    Version second = bucket.put(key, "2", Condition.ifVersion(first)).version();
    refused(bucket, key, first, "the version before");
    refused(bucket, key, Version.of("foreign-0\"'*%"), "a foreign version");
    refused(bucket, key, Version.of("*"), "a star");
    Expect.equal("2", bucket.get(key, String.class).orElseThrow().value(), "body");
    bucket.delete(key);
    refused(bucket, key, second, "the version of what is deleted");
    Expect.that(bucket.head(key).isEmpty(), "A refused write has created something");
  }

  private static void refused(Bucket bucket, String key, Version version, String what)
      throws Exception {
    Expect.fails(
        what,
        () -> bucket.put(key, "refused", Condition.ifVersion(version)),
        StoreError.PRECONDITION_FAILED);
  }

  private static void aba(Trial trial) throws Exception {
    Bucket bucket = trial.bucket();
    String key = trial.key("aba");
    Version free = bucket.put(key, "free").version();
    bucket.put(key, "locked", Condition.ifVersion(free));
    bucket.put(key, "free");
    refused(bucket, key, free, "a version whose content is back");
    bucket.delete(key);
    bucket.put(key, "free");
    refused(bucket, key, free, "a version whose content is back after a delete");
  }

  private static void conditionalDelete(Trial trial) throws Exception {
    Bucket bucket = trial.bucket();
    String key = trial.key("del");
    Version first = bucket.put(key, "1").version();
    Version second = bucket.put(key, "1").version();
    Expect.fails(
        "delete of the version before",
        () -> bucket.delete(key, Condition.ifVersion(first)),
        StoreError.PRECONDITION_FAILED);
    Expect.that(bucket.head(key).isPresent(), "A refused delete has deleted");
    bucket.delete(key, Condition.ifVersion(second));
    Expect.that(bucket.head(key).isEmpty(), "delete of the present version");
    Expect.fails(
        "delete of what is gone",
        () -> bucket.delete(key, Condition.ifVersion(second)),
        StoreError.PRECONDITION_FAILED);
  }

  private static void large(Trial trial) throws Exception {
    Bucket bucket = trial.bucket();
    String key = trial.key("large");
    Version first = bucket.put(key, body(), Condition.ifAbsent()).version();
    Expect.fails(
        "a large second create",
        () -> bucket.put(key, body(), Condition.ifAbsent()),
        StoreError.PRECONDITION_FAILED);
    Version second = bucket.put(key, body(), Condition.ifVersion(first)).version();
    Expect.fails(
        "a large put over another version",
        () -> bucket.put(key, body(), Condition.ifVersion(first)),
        StoreError.PRECONDITION_FAILED);
    Expect.equal(second, bucket.head(key).orElseThrow().version(), "version");
    String copy = trial.key("copy");
    bucket.copy(key, copy, Condition.ifAbsent());
    Expect.fails(
        "a copy onto what is there",
        () -> bucket.copy(key, copy, Condition.ifAbsent()),
        StoreError.PRECONDITION_FAILED);
  }

  private static Body body() {
    return Body.of(new Generated(LARGE, false));
  }

  private static void createRace(Trial trial) throws Exception {
    Bucket bucket = trial.bucket();
    bucket.head(trial.key("warm"));
    for (int round = 0; round < ROUNDS; round++) {
      String key = trial.key("race" + round);
      List<String> won =
          Crowd.all(Crowd.THREADS, number -> creates(bucket, key, "thread " + number));
      List<String> winners = won.stream().filter(name -> !name.isEmpty()).toList();
      Expect.equal(1, winners.size(), "winners");
      Expect.equal(
          winners.get(0), bucket.get(key, String.class).orElseThrow().value(), "what is there");
    }
  }

  private static String creates(Bucket bucket, String key, String name) {
    try {
      bucket.put(key, name, Condition.ifAbsent());
      return name;
    } catch (StoreException e) {
      if (e.error() == StoreError.PRECONDITION_FAILED) {
        return "";
      }
      throw e;
    }
  }

  private static void updateRace(Trial trial) throws Exception {
    Bucket bucket = trial.bucket();
    String key = trial.key("counter");
    Crowd.all(
        Crowd.THREADS,
        number -> {
          for (int i = 0; i < INCREMENTS; i++) {
            bucket.update(key, Integer.class, n -> Stream.of(n.orElse(0) + 1).findFirst());
          }
          return number;
        });
    Expect.equal(
        Crowd.THREADS * INCREMENTS,
        bucket.get(key, Integer.class).orElseThrow().value(),
        "the sum of all increments");
  }

  private static void readRace(Trial trial) throws Exception {
    Bucket bucket = trial.bucket();
    String key = trial.key("busy");
    bucket.put(key, "a".repeat(1000));
    AtomicInteger writing = new AtomicInteger(2);
    Crowd.all(
        4,
        number -> {
          if (number < 2) {
            overwrite(bucket, key, number, writing);
          } else {
            do {
              wholeness(bucket.get(key, String.class).orElseThrow());
            } while (writing.get() > 0);
          }
          return number;
        });
  }

  private static void overwrite(Bucket bucket, String key, int number, AtomicInteger writing) {
    try {
      for (int i = 0; i < 15; i++) {
        bucket.put(key, (number == 0 ? "a" : "b").repeat(1000 * (number + 1)));
      }
    } finally {
      writing.decrementAndGet();
    }
  }

  private static void wholeness(StoredObject<String> object) {
    String body = object.value();
    Expect.equal(object.info().size(), (long) body.length(), "size and body");
    Expect.that(
        body.equals("a".repeat(1000)) || body.equals("b".repeat(2000)),
        "A read mixed two versions");
  }
}
