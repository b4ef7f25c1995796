package dev.anyfn.checks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.anyfn.state.Body;
import dev.anyfn.state.Bucket;
import dev.anyfn.state.Condition;
import dev.anyfn.state.Document;
import dev.anyfn.state.Entry;
import dev.anyfn.state.Key;
import dev.anyfn.state.Listing;
import dev.anyfn.state.ObjectReader;
import dev.anyfn.state.PutOptions;
import dev.anyfn.state.Query;
import dev.anyfn.state.StoreError;
import dev.anyfn.state.StoreException;
import dev.anyfn.state.Table;
import dev.anyfn.state.Write;
import dev.anyfn.state.spi.StoreContext;
import dev.anyfn.testkit.FakeClock;
import dev.anyfn.testkit.FakeEnvironment;
import dev.anyfn.testkit.FakeStoreContext;
import dev.anyfn.testkit.state.Faults;
import dev.anyfn.testkit.state.InMemoryTableDriver;
import dev.anyfn.testkit.state.InterceptedTableDriver;
import dev.anyfn.testkit.state.StoreOperation;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The snippets of docs/state.md, so that they do what is said there. */
class StateGuideTest {

  record Summary(int lines, long cents) {}

  record Stock(int pieces) {
    Stock less(int some) {
      return new Stock(pieces - some);
    }
  }

  record Placed(String customer, int pieces) {}

  private final FakeEnvironment environment = FakeEnvironment.create();
  private final Bucket reports = environment.bucket("reports");
  private final Table table = environment.table("shop");
  private final Key kettles = Key.of("stock", "kettle");

  @TempDir private Path directory;

  @Test
  void aBucketHoldsObjects() throws IOException {
    Path file = Files.writeString(directory.resolve("sales.csv"), "a,b\n");
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    List<String> names = new ArrayList<>();

    reports.put("2026/11/sales.csv", Body.of(file), PutOptions.type("text/csv"));
    reports.put("2026/11/summary.json", new Summary(120, 340_000));

    Summary summary = reports.get("2026/11/summary.json", Summary.class).orElseThrow().value();
    try (ObjectReader reader = reports.open("2026/11/sales.csv").orElseThrow()) {
      reader.stream().transferTo(out);
    }
    try (Stream<Entry> november = reports.list(Listing.all().prefix("2026/11/"))) {
      november.map(Entry::key).forEach(names::add);
    }

    assertThat(summary.lines()).isEqualTo(120);
    assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("a,b\n");
    assertThat(names).containsExactly("2026/11/sales.csv", "2026/11/summary.json");
  }

  @Test
  void aConditionIsWhatWasRead() {
    table.put(kettles, new Stock(3));

    Document<Stock> seen = table.get(kettles, Stock.class).orElseThrow();
    table.put(kettles, seen.value().less(1), Condition.ifVersion(seen.version()));

    assertThat(pieces()).isEqualTo(2);
    assertThatThrownBy(() -> table.put(kettles, new Stock(9), Condition.ifVersion(seen.version())))
        .hasMessageStartingWith("PRECONDITION_FAILED");
  }

  @Test
  void updateTriesAgain() {
    table.put(kettles, new Stock(3));

    table.update(kettles, Stock.class, stock -> stock.map(left -> left.less(1)));

    assertThat(pieces()).isEqualTo(2);
  }

  @Test
  void atomicIsAllOrNothing() {
    Key order = Key.of("customer/ada", "2026-11-21/o-17");
    Key customer = Key.of("customers", "ada");
    table.put(kettles, new Stock(3));
    table.put(customer, "known");
    Document<Stock> seen = table.get(kettles, Stock.class).orElseThrow();
    Document<String> known = table.get(customer, String.class).orElseThrow();

    table.atomic(
        List.of(
            Write.put(order, new Placed("ada", 1)).ifAbsent(),
            Write.put(kettles, seen.value().less(1)).ifVersion(seen.version()),
            Write.check(customer).ifVersion(known.version())));

    assertThat(pieces()).isEqualTo(2);
    assertThat(table.get(order, Placed.class)).isPresent();
  }

  @Test
  void aQueryReadsAPartInOrder() {
    for (String day : List.of("2026-10-31", "2026-11-01", "2026-11-30", "2026-12-01")) {
      table.put(Key.of("customer/ada", day + "/o-1"), new Placed("ada", 1));
    }

    Query november = Query.partition("customer/ada").from("2026-11").before("2026-12");
    try (Stream<Document<Placed>> orders =
        table.query(november.descending().limit(10), Placed.class)) {
      assertThat(orders.map(order -> order.key().sort()))
          .containsExactly("2026-11-30/o-1", "2026-11-01/o-1");
    }
  }

  @Test
  void whatHasExpiredIsAbsentAtOnce() {
    FakeClock clock = FakeClock.at(Instant.parse("2026-11-21T12:00:00Z"));
    Table sessions = FakeEnvironment.create().clock(clock).table("sessions");

    sessions.write(Write.put(Key.of("s-1"), "ada").expiresAfter(Duration.ofMinutes(30)));

    clock.advance(Duration.ofMinutes(29));
    assertThat(sessions.get(Key.of("s-1"), String.class)).isPresent();
    clock.advance(Duration.ofMinutes(1));
    assertThat(sessions.get(Key.of("s-1"), String.class)).isEmpty();
  }

  @Test
  void aLostAnswerIsFoundOutByReadingAgain() {
    InMemoryTableDriver rows = new InMemoryTableDriver();
    Faults faults = Faults.create().losesAnswer(1).fails(3, StoreError.UNAVAILABLE);
    StoreContext context = FakeStoreContext.create("orders").context();
    Table orders = Table.of(context, () -> new InterceptedTableDriver(rows, faults));

    orders.put(Key.of("o-17"), "placed", Condition.ifAbsent());
    assertThatThrownBy(() -> orders.get(Key.of("o-17"), String.class))
        .isInstanceOfSatisfying(
            StoreException.class, e -> assertThat(e.error().retryable()).isTrue());
    assertThat(faults.operations())
        .extracting(StoreOperation::name)
        .containsExactly("put", "get", "get");
  }

  private int pieces() {
    return table.get(kettles, Stock.class).orElseThrow().value().pieces();
  }
}
