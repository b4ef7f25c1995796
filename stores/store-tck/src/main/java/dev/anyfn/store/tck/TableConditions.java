package dev.anyfn.store.tck;

import static dev.anyfn.store.tck.Rule.must;

import dev.anyfn.state.Condition;
import dev.anyfn.state.Document;
import dev.anyfn.state.Key;
import dev.anyfn.state.Query;
import dev.anyfn.state.StoreError;
import dev.anyfn.state.StoreException;
import dev.anyfn.state.Table;
import dev.anyfn.state.Version;
import dev.anyfn.state.Write;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Versions, conditions, expiry. */
final class TableConditions {

  private static final int ROUNDS = 8;
  private static final int INCREMENTS = 8;

  private TableConditions() {}

  static List<Rule> rules() {
    return List.of(
        must(
            "T-17",
            "Every write makes a version that no other has had, also of equal content, and"
                + " after a delete",
            TableConditions::versions),
        must(
            "T-18",
            "ifAbsent writes only where nothing is, and changes nothing otherwise",
            TableConditions::ifAbsent),
        must(
            "T-19",
            "ifVersion writes only over the version that was read",
            TableConditions::ifVersion),
        must(
            "T-20",
            "A conditional delete removes only the version that was read",
            TableConditions::conditionalDelete),
        must(
            "T-21",
            "Of many threads that create a document, one succeeds",
            TableConditions::createRace),
        must(
            "T-22",
            "Of many threads that change a document, no change is lost",
            TableConditions::updateRace),
        must(
            "T-23",
            "What has expired is absent at once: to reads, queries and conditions",
            TableConditions::expired),
        must("T-24", "What has expired may be created again, once", TableConditions::recreated),
        must(
            "T-25",
            "Expiry is kept to the millisecond, and judged by the clock of who asks",
            TableConditions::clocks),
        must(
            "T-26",
            "What a writer whose clock is ahead has replaced is not overwritten unseen by one whose"
                + " clock is behind",
            TableConditions::skew));
  }

  private static void versions(Trial trial) {
    Table table = trial.table();
    Key key = Key.of(trial.id(), "v");
    Set<Version> seen = new HashSet<>();
    for (int i = 0; i < 4; i++) {
      for (String content : List.of("same", "same", "other")) {
        Version version = table.put(key, content);
        Expect.that(seen.add(version), "A version came back: " + version);
        Expect.equal(
            version, table.get(key, String.class).orElseThrow().version(), "version of get");
      }
      table.delete(key);
    }
  }

  private static void ifAbsent(Trial trial) throws Exception {
    Table table = trial.table();
    Key key = Key.of(trial.id(), "once");
    Version first = table.put(key, "first", Condition.ifAbsent());
    Expect.fails(
        "a second create",
        () -> table.put(key, "second", Condition.ifAbsent()),
        StoreError.PRECONDITION_FAILED);
    Document<String> kept = table.get(key, String.class).orElseThrow();
    Expect.equal("first", kept.value(), "value");
    Expect.equal(first, kept.version(), "version");
    table.delete(key);
    table.put(key, "third", Condition.ifAbsent());
  }

  private static void ifVersion(Trial trial) throws Exception {
    Table table = trial.table();
    Key key = Key.of(trial.id(), "cas");
    Version first = table.put(key, "1");
    Version second = table.put(key, "2", Condition.ifVersion(first));
    refused(table, key, first, "the version before");
    refused(table, key, Version.of("foreign-0\"'*%"), "a foreign version");
    Expect.equal("2", table.get(key, String.class).orElseThrow().value(), "value");
    table.put(key, "1");
    refused(table, key, first, "a version whose content is back");
    table.delete(key);
    refused(table, key, second, "the version of what is deleted");
    Expect.that(table.get(key, String.class).isEmpty(), "A refused write has created something");
    table.put(key, "1");
    refused(table, key, first, "a version from before the delete");
  }

  private static void refused(Table table, Key key, Version version, String what) throws Exception {
    Expect.fails(
        what,
        () -> table.put(key, "refused", Condition.ifVersion(version)),
        StoreError.PRECONDITION_FAILED);
  }

  private static void conditionalDelete(Trial trial) throws Exception {
    Table table = trial.table();
    Key key = Key.of(trial.id(), "del");
    Version first = table.put(key, "1");
    Version second = table.put(key, "1");
    Expect.fails(
        "delete of the version before",
        () -> table.delete(key, Condition.ifVersion(first)),
        StoreError.PRECONDITION_FAILED);
    Expect.that(table.get(key, String.class).isPresent(), "A refused delete has deleted");
    table.delete(key, Condition.ifVersion(second));
    Expect.that(table.get(key, String.class).isEmpty(), "delete of the present version");
    Expect.fails(
        "delete of what is gone",
        () -> table.delete(key, Condition.ifVersion(second)),
        StoreError.PRECONDITION_FAILED);
  }

  private static void createRace(Trial trial) throws Exception {
    Table table = trial.table();
    table.get(Key.of(trial.id()), String.class);
    for (int round = 0; round < ROUNDS; round++) {
      Key key = Key.of(trial.id(), "race" + round);
      List<Boolean> won = Crowd.all(Crowd.THREADS, number -> creates(table, key, number));
      Expect.equal(1L, won.stream().filter(one -> one).count(), "winners");
      int winner = table.get(key, Integer.class).orElseThrow().value();
      Expect.that(won.get(winner), "What is there is of a thread that was told that it lost");
    }
  }

  private static boolean creates(Table table, Key key, int number) {
    try {
      table.put(key, number, Condition.ifAbsent());
      return true;
    } catch (StoreException e) {
      if (e.error() == StoreError.PRECONDITION_FAILED) {
        return false;
      }
      throw e;
    }
  }

  private static void updateRace(Trial trial) throws Exception {
    Table table = trial.table();
    Key key = Key.of(trial.id(), "counter");
    Crowd.all(
        Crowd.THREADS,
        number -> {
          for (int i = 0; i < INCREMENTS; i++) {
            table.update(key, Integer.class, n -> Optional.of(n.orElse(0) + 1));
          }
          return number;
        });
    Expect.equal(
        Crowd.THREADS * INCREMENTS,
        table.get(key, Integer.class).orElseThrow().value(),
        "the sum of all increments");
  }

  private static void expired(Trial trial) throws Exception {
    Table table = trial.table();
    Key key = Key.of(trial.id(), "short");
    Version version = table.write(Write.put(key, "x").expiresAfter(Duration.ofSeconds(60)));
    table.put(Key.of(trial.id(), "stays"), "y");
    trial.clock().advance(Duration.ofMillis(59_999));
    Expect.that(table.get(key, String.class).isPresent(), "It has expired too early");
    trial.clock().advance(Duration.ofMillis(1));
    Expect.equal(Optional.empty(), table.get(key, String.class), "get");
    Expect.equal(List.of("stays"), TableQueries.sorts(table, Query.partition(trial.id())), "query");
    Expect.equal(
        List.of("stays"),
        TableQueries.sorts(table, Query.partition(trial.id()).limit(1)),
        "query with a limit");
    refused(table, key, version, "the version of what has expired");
    Expect.fails(
        "delete of what has expired",
        () -> table.delete(key, Condition.ifVersion(version)),
        StoreError.PRECONDITION_FAILED);
  }

  private static void recreated(Trial trial) throws Exception {
    Table table = trial.table();
    Key key = Key.of(trial.id(), "again");
    table.write(Write.put(key, "old").expiresAfter(Duration.ofSeconds(1)));
    trial.clock().advance(Duration.ofSeconds(2));
    List<Boolean> won = Crowd.all(Crowd.THREADS, number -> creates(table, key, number));
    Expect.equal(1L, won.stream().filter(one -> one).count(), "winners");
    Document<Integer> read = table.get(key, Integer.class).orElseThrow();
    Expect.equal(null, read.expiresAt(), "expiry of the new document");
    table.put(key, 1, Condition.ifVersion(read.version()));
  }

  private static void clocks(Trial trial) {
    Table table = trial.table();
    Key key = Key.of(trial.id(), "clock");
    Instant end = trial.clock().instant().plusMillis(20_123);
    table.write(Write.put(key, "x").expiresAt(end));
    Expect.equal(end, table.get(key, String.class).orElseThrow().expiresAt(), "expiry");
    trial.clock().advance(Duration.ofSeconds(30));
    Expect.equal(Optional.empty(), table.get(key, String.class), "by a clock that is ahead");
    trial.clock().advance(Duration.ofSeconds(-30));
    Expect.that(table.get(key, String.class).isPresent(), "A look has removed it for others");
  }

  private static void skew(Trial trial) throws Exception {
    Table table = trial.table();
    Key key = Key.of(trial.id(), "lease");
    Version mine = table.write(Write.put(key, "mine").expiresAfter(Duration.ofSeconds(20)));
    trial.clock().advance(Duration.ofSeconds(30));
    Version theirs = table.write(Write.put(key, "theirs").ifAbsent());
    trial.clock().advance(Duration.ofSeconds(-30));
    refused(table, key, mine, "the version that somebody with another clock has replaced");
    Document<String> read = table.get(key, String.class).orElseThrow();
    Expect.equal("theirs", read.value(), "value");
    Expect.equal(theirs, read.version(), "version");
  }
}
