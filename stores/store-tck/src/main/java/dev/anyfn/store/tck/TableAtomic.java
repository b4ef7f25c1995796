package dev.anyfn.store.tck;

import static dev.anyfn.state.Capability.ATOMIC;
import static dev.anyfn.store.tck.Rule.may;

import dev.anyfn.state.Document;
import dev.anyfn.state.Key;
import dev.anyfn.state.StoreError;
import dev.anyfn.state.StoreException;
import dev.anyfn.state.Table;
import dev.anyfn.state.Version;
import dev.anyfn.state.Write;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** All or nothing. */
final class TableAtomic {

  private static final int ACCOUNTS = 4;
  private static final int START = 100;

  private TableAtomic() {}

  static List<Rule> rules() {
    return List.of(
        may(
            ATOMIC,
            "T-27",
            "atomic puts and deletes all, over several partitions",
            TableAtomic::all),
        may(
            ATOMIC,
            "T-28",
            "One condition that does not hold leaves everything as it was, and is named",
            TableAtomic::nothing),
        may(
            ATOMIC,
            "T-29",
            "A check changes nothing, and fails the others if it does not hold",
            TableAtomic::check),
        may(ATOMIC, "T-30", "atomic takes 100 writes, in any order of keys", TableAtomic::hundred),
        may(
            ATOMIC,
            "T-31",
            "Conditions of atomic see what has expired as absent",
            TableAtomic::expired),
        may(
            ATOMIC,
            "T-32",
            "Of many that move amounts between documents, none is lost or made up",
            TableAtomic::transfers),
        may(
            ATOMIC,
            "T-33",
            "Two that check what the other changes do not both succeed",
            TableAtomic::writeSkew));
  }

  static List<Write> both(Key one, Key two, String value) {
    return List.of(Write.put(one, value).ifAbsent(), Write.put(two, value).ifAbsent());
  }

  private static void all(Trial trial) {
    Table table = trial.table();
    Key old = Key.of(trial.id(), "old");
    Key one = Key.of(trial.id(), "one");
    Key two = Key.of(trial.id() + "other", "two");
    Version before = table.put(old, "old");
    Version version =
        table.atomic(
            List.of(
                Write.put(one, 1).ifAbsent(),
                Write.delete(old).ifVersion(before),
                Write.put(two, 2)));
    Document<Integer> first = table.get(one, Integer.class).orElseThrow();
    Expect.equal(1, first.value(), "the first");
    Expect.equal(version, first.version(), "its version");
    Expect.equal(2, table.get(two, Integer.class).orElseThrow().value(), "the other partition");
    Expect.equal(version, table.get(two, Integer.class).orElseThrow().version(), "its version");
    Expect.that(table.get(old, String.class).isEmpty(), "the delete");
  }

  private static void nothing(Trial trial) throws Exception {
    Table table = trial.table();
    Key taken = Key.of(trial.id(), "taken");
    Version first = table.put(taken, "taken");
    Version second = table.put(taken, "taken");
    Key fresh = Key.of(trial.id(), "a-fresh");
    Key later = Key.of(trial.id(), "z-later");
    for (Write failing :
        List.of(
            Write.put(taken, "mine").ifAbsent(),
            Write.put(taken, "mine").ifVersion(first),
            Write.delete(taken).ifVersion(first))) {
      StoreException e =
          Expect.fails(
              failing.toString(),
              () ->
                  table.atomic(
                      List.of(Write.put(fresh, "mine"), failing, Write.put(later, "mine"))),
              StoreError.PRECONDITION_FAILED);
      Expect.equal(OptionalInt.of(1), e.failedWrite(), "which write failed");
      Expect.that(table.get(fresh, String.class).isEmpty(), "the write before was made");
      Expect.that(table.get(later, String.class).isEmpty(), "the write behind was made");
      Expect.equal(second, table.get(taken, String.class).orElseThrow().version(), "the other");
    }
  }

  private static void check(Trial trial) throws Exception {
    Table table = trial.table();
    Key guard = Key.of(trial.id(), "guard");
    Key other = Key.of(trial.id(), "other");
    Version version = table.put(guard, "here");
    table.atomic(List.of(Write.check(guard).ifVersion(version), Write.put(other, 1)));
    Expect.equal(
        version, table.get(guard, String.class).orElseThrow().version(), "the checked one");
    Expect.fails(
        "check of what is there as absent",
        () -> table.atomic(List.of(Write.put(other, 2), Write.check(guard).ifAbsent())),
        StoreError.PRECONDITION_FAILED);
    table.delete(guard);
    Expect.fails(
        "check of a version that is gone",
        () -> table.atomic(List.of(Write.put(other, 2), Write.check(guard).ifVersion(version))),
        StoreError.PRECONDITION_FAILED);
    Expect.equal(1, table.get(other, Integer.class).orElseThrow().value(), "what was refused");
    table.atomic(List.of(Write.put(other, 3), Write.check(guard).ifAbsent()));
    Expect.equal(3, table.get(other, Integer.class).orElseThrow().value(), "what was allowed");
    Expect.that(table.get(guard, String.class).isEmpty(), "A check has created something");
  }

  private static void hundred(Trial trial) {
    Table table = trial.table();
    List<Write> writes = new ArrayList<>();
    for (int i = 0; i < Table.MAX_ATOMIC_WRITES; i++) {
      writes.add(Write.put(Key.of(trial.id() + i % 7, "k" + (i * 37) % 101), i));
    }
    table.atomic(writes);
    for (int i = 0; i < Table.MAX_ATOMIC_WRITES; i++) {
      Key key = writes.get(i).key();
      Expect.equal(i, table.get(key, Integer.class).orElseThrow().value(), "value at " + key);
    }
  }

  private static void expired(Trial trial) throws Exception {
    Table table = trial.table();
    Key old = Key.of(trial.id(), "old");
    Key other = Key.of(trial.id(), "other");
    Version version = table.write(Write.put(old, 1).expiresAfter(Duration.ofSeconds(1)));
    trial.clock().advance(Duration.ofSeconds(2));
    Expect.fails(
        "the version of what has expired",
        () -> table.atomic(List.of(Write.put(other, 1), Write.check(old).ifVersion(version))),
        StoreError.PRECONDITION_FAILED);
    table.atomic(List.of(Write.put(other, 1), Write.put(old, 2).ifAbsent()));
    Expect.equal(2, table.get(old, Integer.class).orElseThrow().value(), "what was created again");
  }

  private static void transfers(Trial trial) throws Exception {
    Table table = trial.table();
    for (int i = 0; i < ACCOUNTS; i++) {
      table.put(account(trial, i), START);
    }
    List<int[]> moved = Crowd.all(ACCOUNTS, number -> moves(trial, table, number));
    for (int i = 0; i < ACCOUNTS; i++) {
      int balance = START;
      for (int[] changes : moved) {
        balance += changes[i];
      }
      int found = table.get(account(trial, i), Integer.class).orElseThrow().value();
      Expect.equal(balance, found, "what account " + i + " has after all transfers that succeeded");
    }
  }

  /** Returns what the transfers that succeeded have changed, by account. */
  private static int[] moves(Trial trial, Table table, int from) {
    int[] changes = new int[ACCOUNTS];
    for (int i = 0; i < 10; i++) {
      int to = (from + i % 3 + 1) % ACCOUNTS;
      if (transfer(table, account(trial, from), account(trial, to))) {
        changes[from]--;
        changes[to]++;
      }
    }
    return changes;
  }

  private static Key account(Trial trial, int number) {
    return Key.of(trial.id() + number % 2, "account" + number);
  }

  /** Gives up after a while: that it is right is what counts here. */
  private static boolean transfer(Table table, Key from, Key to) {
    for (int attempt = 0; attempt < 5; attempt++) {
      Document<Integer> source = table.get(from, Integer.class).orElseThrow();
      Document<Integer> target = table.get(to, Integer.class).orElseThrow();
      try {
        table.atomic(
            List.of(
                Write.put(from, source.value() - 1).ifVersion(source.version()),
                Write.put(to, target.value() + 1).ifVersion(target.version())));
        return true;
      } catch (StoreException e) {
        Expect.that(
            e.error() == StoreError.PRECONDITION_FAILED || e.error().retryable(),
            "A transfer that lost is PRECONDITION_FAILED or may be tried again: " + e.getMessage());
      }
    }
    return false;
  }

  private static void writeSkew(Trial trial) throws Exception {
    Table table = trial.table();
    for (int round = 0; round < 10; round++) {
      Key a = Key.of(trial.id() + round, "a");
      Key b = Key.of(trial.id() + round, "b");
      List<Boolean> won =
          Crowd.all(2, number -> leaves(table, number == 0 ? a : b, number == 0 ? b : a));
      Expect.that(!(won.get(0) && won.get(1)), "Both have checked that the other is absent");
    }
  }

  private static boolean leaves(Table table, Key mine, Key other) {
    try {
      table.atomic(List.of(Write.check(other).ifAbsent(), Write.put(mine, 1).ifAbsent()));
      return true;
    } catch (StoreException e) {
      if (e.error() == StoreError.PRECONDITION_FAILED || e.error().retryable()) {
        return false;
      }
      throw e;
    }
  }
}
