package dev.anyfn.store.tck;

import static dev.anyfn.store.tck.Rule.must;

import dev.anyfn.state.Document;
import dev.anyfn.state.Key;
import dev.anyfn.state.Query;
import dev.anyfn.state.Table;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;

/** Queries. */
final class TableQueries {

  private TableQueries() {}

  static List<Rule> rules() {
    return List.of(
        must("T-10", "A query reads its partition and no other", TableQueries::isolation),
        must(
            "T-11",
            "A query is in the order of the UTF-8 bytes of the sort keys, or the reverse",
            TableQueries::order),
        must("T-12", "Prefix and bounds select exactly what they say", TableQueries::bounds),
        must(
            "T-13", "Pages of any size make the same result; a limit cuts it", TableQueries::pages),
        must("T-14", "Large documents make more pages, not fewer documents", TableQueries::large),
        must(
            "T-15", "Puts and deletes during a query move none of the others", TableQueries::shift),
        must(
            "T-16",
            "What is queried has value, version and expiry of what is read",
            TableQueries::same));
  }

  private static void isolation(Trial trial) {
    Table table = trial.table();
    String id = trial.id();
    for (String partition :
        List.of(
            id,
            id + "x",
            id + "/",
            id + "\u0000",
            id.toUpperCase(java.util.Locale.ROOT) + "A",
            id + "a")) {
      table.put(Key.of(partition, "1"), partition);
      table.put(Key.of(partition), partition);
    }
    Expect.equal(List.of("", "1"), sorts(table, Query.partition(id)), "sort keys");
    Expect.equal(List.of("", "1"), sorts(table, Query.partition(id + "\u0000")), "sort keys");
    Expect.equal(List.of(), sorts(table, Query.partition(id + "none")), "an empty partition");
  }

  private static List<String> odd(Table table, String partition) {
    List<String> sorts =
        new ArrayList<>(List.of("", "\uD83D\uDE00", "\uFFFD", "\uFFFF", "\u0000", "\u0000\u0000"));
    sorts.addAll(
        List.of(
            "a", "A", "aa", "a\u0000", "a ", "a-", "a/", "b", "z", "~", "é", "10", "2", "%",
            "\u007f", "\u0080"));
    for (String sort : sorts) {
      table.put(Key.of(partition, sort), sort);
    }
    sorts.sort(BucketKeys::byUtf8);
    return sorts;
  }

  private static void order(Trial trial) {
    Table table = trial.table();
    List<String> expected = odd(table, trial.id());
    Expect.equal(expected, sorts(table, Query.partition(trial.id())), "ascending");
    Expect.equal(
        expected,
        sorts(table, Query.partition(trial.id()).pageSize(3)),
        "ascending, pages of three");
    List<String> reverse = new ArrayList<>(expected);
    Collections.reverse(reverse);
    Expect.equal(reverse, sorts(table, Query.partition(trial.id()).descending()), "descending");
    Expect.equal(
        reverse,
        sorts(table, Query.partition(trial.id()).descending().pageSize(3)),
        "descending, pages of three");
  }

  private static void bounds(Trial trial) {
    Table table = trial.table();
    List<String> all = odd(table, trial.id());
    for (String bound : all) {
      List<String> from = new ArrayList<>();
      List<String> before = new ArrayList<>();
      List<String> prefix = new ArrayList<>();
      for (String sort : all) {
        (BucketKeys.byUtf8(sort, bound) >= 0 ? from : before).add(sort);
        if (sort.startsWith(bound)) {
          prefix.add(sort);
        }
      }
      Query query = Query.partition(trial.id());
      Expect.equal(from, sorts(table, query.from(bound)), "from " + bound);
      Expect.equal(before, sorts(table, query.before(bound)), "before " + bound);
      Expect.equal(prefix, sorts(table, query.prefix(bound)), "prefix " + bound);
      Collections.reverse(prefix);
      Expect.equal(
          prefix,
          sorts(table, query.prefix(bound).descending().pageSize(2)),
          "prefix " + bound + ", descending");
    }
    Query query = Query.partition(trial.id()).from("A").before("b").prefix("a");
    Expect.equal(
        List.of("a", "a\u0000", "a ", "a-", "a/", "aa"), sorts(table, query), "all bounds");
    Expect.equal(
        List.of(),
        sorts(table, Query.partition(trial.id()).from("b").before("a")),
        "crossed bounds");
  }

  private static void pages(Trial trial) {
    Table table = trial.table();
    List<String> sorts = new ArrayList<>();
    for (int i = 10; i < 33; i++) {
      sorts.add("k" + i);
      table.put(Key.of(trial.id(), "k" + i), i);
    }
    Query query = Query.partition(trial.id());
    for (int size : new int[] {1, 2, 3, 22, 23, 24, 1000}) {
      Expect.equal(sorts, sorts(table, query.pageSize(size)), "pages of " + size);
    }
    for (int limit : new int[] {0, 1, 5, 23, 100}) {
      Expect.equal(
          sorts.subList(0, Math.min(limit, 23)),
          sorts(table, query.limit(limit).pageSize(4)),
          "limit " + limit);
    }
    Expect.equal(List.of("k32", "k31"), sorts(table, query.descending().limit(2)), "the last two");
  }

  private static void large(Trial trial) {
    Table table = trial.table();
    List<String> sorts = new ArrayList<>();
    for (int i = 10; i < 18; i++) {
      sorts.add("k" + i);
      table.put(Key.of(trial.id(), "k" + i), "x".repeat(300_000));
    }
    Expect.equal(sorts, sorts(table, Query.partition(trial.id())), "2.4 MB in one query");
  }

  private static void shift(Trial trial) {
    Table table = trial.table();
    for (int i = 10; i < 30; i++) {
      table.put(Key.of(trial.id(), "k" + i), i);
    }
    List<String> seen = new ArrayList<>();
    try (Stream<Document<Integer>> documents =
        table.query(Query.partition(trial.id()).pageSize(4), Integer.class)) {
      Iterator<Document<Integer>> iterator = documents.iterator();
      while (iterator.hasNext()) {
        seen.add(iterator.next().key().sort());
        if (seen.size() == 4) {
          table.put(Key.of(trial.id(), "k0"), 0);
          table.put(Key.of(trial.id(), "k11a"), 0);
        } else if (seen.size() == 8) {
          table.delete(Key.of(trial.id(), "k10"));
          table.delete(Key.of(trial.id(), "k17"));
        }
      }
    }
    for (int i = 10; i < 30; i++) {
      String sort = "k" + i;
      Expect.equal(
          1L, seen.stream().filter(sort::equals).count(), "how often " + sort + " is read");
    }
  }

  private static void same(Trial trial) {
    Table table = trial.table();
    Key key = Key.of(trial.id(), "x");
    table.write(
        dev.anyfn.state.Write.put(key, "value").expiresAfter(java.time.Duration.ofMinutes(5)));
    Document<String> read = table.get(key, String.class).orElseThrow();
    try (Stream<Document<String>> documents =
        table.query(Query.partition(trial.id()), String.class)) {
      Expect.equal(List.of(read), documents.toList(), "what is queried");
    }
  }

  static List<String> sorts(Table table, Query query) {
    try (Stream<Document<Object>> documents = table.query(query, Object.class)) {
      return documents.map(document -> document.key().sort()).toList();
    }
  }
}
