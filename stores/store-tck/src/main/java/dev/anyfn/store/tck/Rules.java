package dev.anyfn.store.tck;

import dev.anyfn.state.Bucket;
import dev.anyfn.state.Capability;
import dev.anyfn.state.Condition;
import dev.anyfn.state.Key;
import dev.anyfn.state.SignedUrl;
import dev.anyfn.state.StoreError;
import dev.anyfn.state.Table;
import dev.anyfn.state.Version;
import dev.anyfn.state.Write;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** All rules, and the checks of a capability that is not declared. */
final class Rules {

  private Rules() {}

  /** Returns the rules of buckets, ordered by id. */
  static List<Rule> ofBuckets() {
    return Stream.of(
            BucketBasics.rules(), BucketKeys.rules(), BucketConditions.rules(), BucketReach.rules())
        .flatMap(List::stream)
        .toList();
  }

  /** Returns the rules of tables, ordered by id. */
  static List<Rule> ofTables() {
    return Stream.of(
            TableBasics.rules(),
            TableQueries.rules(),
            TableConditions.rules(),
            TableAtomic.rules(),
            TableReach.rules())
        .flatMap(List::stream)
        .toList();
  }

  /** Checks that a bucket refuses a capability that it does not declare. */
  static void lacksInBucket(Trial trial, Capability missing) throws Exception {
    Bucket bucket = trial.bucket();
    String key = trial.key("lacking");
    bucket.put(key, "there");
    Condition version = Condition.ifVersion(bucket.head(key).orElseThrow().version());
    switch (missing) {
      case IF_ABSENT -> refuses(() -> bucket.put(key + "2", "x", Condition.ifAbsent()));
      case IF_VERSION -> refuses(() -> bucket.put(key, "x", version));
      case CONDITIONAL_DELETE -> refuses(() -> bucket.delete(key, version));
      case SIGNED_URLS ->
          refuses(() -> bucket.signedUrl(SignedUrl.get(key, Duration.ofMinutes(1))));
      default -> {
        Expect.equal(Optional.empty(), trial.bucket().head(key), "what another opens");
        return;
      }
    }
    Expect.equal("there", bucket.get(key, String.class).orElseThrow().value(), "what was there");
    Expect.that(bucket.head(key + "2").isEmpty(), "What was refused has been written");
  }

  /** Checks that a table refuses a capability that it does not declare. */
  static void lacksInTable(Trial trial, Capability missing) throws Exception {
    Table table = trial.table();
    Key key = Key.of(trial.id(), "lacking");
    Version version = table.put(key, "there");
    if (missing == Capability.ATOMIC) {
      Key other = Key.of(trial.id(), "other");
      refuses(
          () ->
              table.atomic(List.of(Write.put(key, "x").ifVersion(version), Write.put(other, "x"))));
      Expect.that(table.get(other, String.class).isEmpty(), "What was refused has been written");
    } else if (missing == Capability.SHARED && table.capabilities().contains(Capability.DURABLE)) {
      // It outlives this process, so another one might see it: not as long as this one has it open.
      table.put(RaceProcess.key(trial.key("lacking")), "there");
      Expect.that(!Races.isSeenByAnother(trial), "Another process sees what was put");
    } else {
      Expect.equal(Optional.empty(), trial.table().get(key, String.class), "what another opens");
    }
  }

  private static void refuses(Expect.Action action) throws Exception {
    Expect.fails("what is not declared", action, StoreError.UNSUPPORTED);
  }
}
