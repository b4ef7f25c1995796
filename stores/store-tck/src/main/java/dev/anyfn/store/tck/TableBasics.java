package dev.anyfn.store.tck;

import static dev.anyfn.store.tck.Rule.must;

import dev.anyfn.TypeToken;
import dev.anyfn.state.Document;
import dev.anyfn.state.Key;
import dev.anyfn.state.StoreError;
import dev.anyfn.state.Table;
import dev.anyfn.state.Version;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Documents, one at a time. */
final class TableBasics {

  private static final TypeToken<Map<String, Object>> TREE = new TypeToken<>() {};

  private TableBasics() {}

  static List<Rule> rules() {
    return List.of(
        must("T-01", "What was never put is absent", TableBasics::absent),
        must(
            "T-02",
            "What was put is read, with every kind of value and its version",
            TableBasics::roundTrip),
        must("T-03", "A put replaces the whole document, and its expiry", TableBasics::overwrite),
        must(
            "T-04",
            "Every key is a key of its own: slashes, dots, NUL, case, composed characters",
            TableBasics::oddKeys),
        must("T-05", "Partition and sort key do not run into each other", TableBasics::split),
        must("T-06", "Keys may have 1,024 and 1,000 bytes of UTF-8", TableBasics::longKeys),
        must(
            "T-07",
            "A document may have 350 KiB; a larger one is PAYLOAD_TOO_LARGE",
            TableBasics::large),
        must(
            "T-08",
            "Deleted is absent; deleting what is absent is no failure",
            TableBasics::delete),
        must("T-09", "Closing refuses further use, and leaves others alone", TableBasics::closing));
  }

  private static void absent(Trial trial) {
    Table table = trial.table();
    Expect.equal(Optional.empty(), table.get(Key.of(trial.id()), String.class), "partition alone");
    table.put(Key.of(trial.id(), "x"), "there");
    Expect.equal(Optional.empty(), table.get(Key.of(trial.id()), String.class), "without sort key");
    Expect.equal(Optional.empty(), table.get(Key.of(trial.id(), "xx"), String.class), "longer");
    Expect.equal(Optional.empty(), table.get(Key.of(trial.id(), "X"), String.class), "other case");
  }

  private static void roundTrip(Trial trial) {
    Table table = trial.table();
    Key key = Key.of(trial.id(), "values");
    Map<String, Object> value = new LinkedHashMap<>();
    value.put("text", "ünï \uD83D\uDE00 \u0000 \" \\ \u2028");
    value.put("empty", "");
    value.put("integer", Integer.MAX_VALUE);
    value.put("long", Long.MIN_VALUE);
    value.put("double", 0.1);
    value.put("truth", true);
    value.put("nothing", null);
    value.put("list", List.of(1, List.of(), Map.of()));
    value.put("", "empty name");
    value.put("a.b`c", Map.of("$type", "x"));
    Version version = table.put(key, value);
    Document<Map<String, Object>> read = table.get(key, TREE).orElseThrow();
    Expect.equal(value, read.value(), "value");
    Expect.equal(
        List.copyOf(value.keySet()), List.copyOf(read.value().keySet()), "order of members");
    Expect.equal(version, read.version(), "version");
    Expect.equal(key, read.key(), "key");
    Expect.equal(null, read.expiresAt(), "expiry");
    table.put(key, "just text");
    Expect.equal("just text", table.get(key, String.class).orElseThrow().value(), "text");
    table.put(key, List.of(1, 2));
    Expect.equal(
        List.of(1, 2),
        table.get(key, new TypeToken<List<Integer>>() {}).orElseThrow().value(),
        "list");
  }

  private static void overwrite(Trial trial) {
    Table table = trial.table();
    Key key = Key.of(trial.id(), "x");
    table.write(
        dev.anyfn.state.Write.put(key, Map.of("a", 1, "b", 2))
            .expiresAfter(java.time.Duration.ofHours(1)));
    Expect.that(table.get(key, TREE).orElseThrow().expiresAt() != null, "the expiry is kept");
    table.put(key, Map.of("c", 3));
    Document<Map<String, Object>> read = table.get(key, TREE).orElseThrow();
    Expect.equal(Map.of("c", 3), read.value(), "value");
    Expect.equal(null, read.expiresAt(), "expiry");
  }

  private static void oddKeys(Trial trial) {
    Table table = trial.table();
    List<String> odd = OddKeys.behind("");
    for (String text : odd) {
      table.put(Key.of(trial.id() + text), "partition " + odd.indexOf(text));
      table.put(Key.of(trial.id(), text), "sort " + odd.indexOf(text));
    }
    for (String text : odd) {
      Document<String> partition = table.get(Key.of(trial.id() + text), String.class).orElseThrow();
      Expect.equal("partition " + odd.indexOf(text), partition.value(), "value at " + text);
      Expect.equal(trial.id() + text, partition.key().partition(), "partition");
      Document<String> sort = table.get(Key.of(trial.id(), text), String.class).orElseThrow();
      Expect.equal("sort " + odd.indexOf(text), sort.value(), "value at " + text);
      Expect.equal(text, sort.key().sort(), "sort key");
    }
    for (String text : OddKeys.bare(trial.id())) {
      table.put(Key.of(text, text), text);
      Expect.equal(
          text, table.get(Key.of(text, text), String.class).orElseThrow().value(), "bare key");
      table.delete(Key.of(text, text));
    }
  }

  private static void split(Trial trial) {
    Table table = trial.table();
    String id = trial.id();
    List<Key> keys = new ArrayList<>();
    for (String separator : List.of("", "/", "#", "|", "\u0000", ":", "\u0001")) {
      keys.add(Key.of(id + separator, "a" + separator + "b"));
      keys.add(Key.of(id + separator + "a", separator + "b"));
      keys.add(Key.of(id + separator + "a" + separator, "b"));
      keys.add(Key.of(id + separator + "a" + separator + "b", ""));
    }
    List<Key> different = keys.stream().distinct().toList();
    for (Key key : different) {
      table.put(key, different.indexOf(key));
    }
    for (Key key : different) {
      Expect.equal(
          different.indexOf(key),
          table.get(key, Integer.class).orElseThrow().value(),
          "value at " + key);
    }
  }

  private static void longKeys(Trial trial) {
    Table table = trial.table();
    String partition = OddKeys.ofLength(trial.id(), Key.MAX_PARTITION_BYTES);
    String flat = trial.id() + "p".repeat(Key.MAX_PARTITION_BYTES - trial.id().length());
    String nul = trial.id() + "\u0000".repeat(Key.MAX_PARTITION_BYTES - trial.id().length());
    for (String one : Arrays.asList(partition, flat, nul)) {
      for (String sort :
          Arrays.asList(
              "", OddKeys.ofLength("", Key.MAX_SORT_BYTES), "\u0000".repeat(Key.MAX_SORT_BYTES))) {
        table.put(Key.of(one, sort), "long");
        Expect.equal(
            "long", table.get(Key.of(one, sort), String.class).orElseThrow().value(), "value");
      }
    }
  }

  private static void large(Trial trial) throws Exception {
    Table table = trial.table();
    Key key = Key.of(trial.id(), "large");
    String most = "x".repeat(Table.MAX_DOCUMENT_BYTES - 2); // and two quotes
    table.put(key, most);
    Expect.equal(most, table.get(key, String.class).orElseThrow().value(), "the largest document");
    Expect.fails("a larger one", () -> table.put(key, most + "x"), StoreError.PAYLOAD_TOO_LARGE);
    Expect.that(table.get(key, String.class).isPresent(), "the refused put has removed something");
  }

  private static void delete(Trial trial) {
    Table table = trial.table();
    Key key = Key.of(trial.id(), "x");
    table.put(key, "x");
    table.put(Key.of(trial.id(), "y"), "y");
    table.delete(key);
    Expect.equal(Optional.empty(), table.get(key, String.class), "after delete");
    Expect.that(table.get(Key.of(trial.id(), "y"), String.class).isPresent(), "its neighbour");
    table.delete(key);
    table.delete(Key.of(trial.id() + "never"));
  }

  private static void closing(Trial trial) {
    Table first = trial.table();
    Key key = Key.of(trial.id(), "x");
    first.put(key, 1);
    Table second = trial.table();
    second.get(key, Integer.class);
    first.close();
    try {
      first.put(key, 2);
      throw new AssertionError("A closed table was used");
    } catch (IllegalStateException e) {
      // as it must be
    }
    second.put(key, 3);
    Expect.equal(3, second.get(key, Integer.class).orElseThrow().value(), "the other");
    first.close();
  }
}
