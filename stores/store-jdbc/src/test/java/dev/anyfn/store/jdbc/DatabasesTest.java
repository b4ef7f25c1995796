package dev.anyfn.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.anyfn.state.Condition;
import dev.anyfn.state.Key;
import dev.anyfn.state.Query;
import dev.anyfn.state.StoreError;
import dev.anyfn.state.StoreException;
import dev.anyfn.state.Table;
import dev.anyfn.state.Version;
import dev.anyfn.state.spi.RowQuery;
import dev.anyfn.state.spi.RowWrite;
import dev.anyfn.state.spi.TableDriver;
import dev.anyfn.store.tck.idempotency.IdempotencySchedules;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What all products have in common beyond the rules of tables. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DatabasesTest {

  private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

  @TempDir static Path directory;

  private PostgresServer server;
  private int databases;

  @BeforeAll
  void start() throws Exception {
    server = PostgresServer.start(directory.resolve("postgres"));
  }

  @AfterAll
  void stop() throws Exception {
    server.close();
  }

  Stream<Database> products() throws Exception {
    String name = "db" + ++databases;
    server.execute("CREATE DATABASE " + name);
    String sqlite = "jdbc:sqlite:" + directory.resolve(name + ".db");
    String h2 = "jdbc:h2:" + directory.resolve(name);
    return Stream.of(
        new Database(new SqliteDialect(sqlite), sqlite),
        new Database(new H2Dialect(h2), h2),
        new Database(new PostgresDialect(), server.url().replace("/postgres?", "/" + name + "?")));
  }

  @ParameterizedTest
  @MethodSource("products")
  void severalTablesShareADatabase(Database database) {
    try (Table orders = database.table("orders");
        Table stock = database.table("stock")) {
      orders.put(Key.of("a"), "order");
      stock.put(Key.of("a"), "stock");
      assertThat(orders.get(Key.of("a"), String.class).orElseThrow().value()).isEqualTo("order");
      assertThat(stock.get(Key.of("a"), String.class).orElseThrow().value()).isEqualTo("stock");
    }
  }

  @ParameterizedTest
  @MethodSource("products")
  void theFirstLayoutIsBroughtToTheNewest(Database database) throws Exception {
    Sql sql = database.sql("orders");
    String row = "('70', '6b', '312e35', 'old', NULL)";
    if (database.dialect() instanceof SqliteDialect || database.dialect() instanceof H2Dialect) {
      row = "(X'70', X'6b', X'312e35', 'old', NULL)";
    } else {
      row = row.replaceAll("'([0-9a-f]{2,6})'", "'\\\\x$1'");
    }
    database.execute(
        sql.makeLayouts(),
        sql.steps().get(0),
        "INSERT INTO anyfn_layouts (layout, name) VALUES (1, 'orders')",
        "INSERT INTO \"anyfn_orders\" VALUES " + row);
    try (Table orders = database.table("orders")) {
      var old = orders.get(Key.of("p", "k"), Double.class).orElseThrow();
      assertThat(old.value()).isEqualTo(1.5);
      assertThat(old.version()).isEqualTo(Version.of("old"));
    }
    assertThat(database.number("SELECT layout FROM anyfn_layouts WHERE name = 'orders'"))
        .isEqualTo(sql.steps().size());
    String again = sql.steps().get(1).replace("IF NOT EXISTS ", "");
    assertThatThrownBy(() -> database.execute(again)).as("the index is there").isNotNull();
  }

  @ParameterizedTest
  @MethodSource("products")
  void aLayoutOfANewerVersionIsRefused(Database database) throws Exception {
    Sql sql = database.sql("orders");
    database.execute(
        sql.makeLayouts(), "INSERT INTO anyfn_layouts (layout, name) VALUES (99, 'orders')");
    try (Table orders = database.table("orders")) {
      assertThatThrownBy(() -> orders.get(Key.of("p"), String.class))
          .hasMessageContaining("layout 99")
          .satisfies(e -> isError(e, StoreError.UNSUPPORTED));
    }
  }

  @ParameterizedTest
  @MethodSource("products")
  void manyMayUseItFirst(Database database) throws Exception {
    int many = 8;
    // In one process a file of H2 is kept by who has it open; without this one, by turns.
    try (TableDriver first = database.driver("other")) {
      first.prime();
      CyclicBarrier start = new CyclicBarrier(many);
      List<Callable<Void>> tasks = new ArrayList<>();
      for (int i = 0; i < many; i++) {
        Key key = Key.of("p", "k" + i);
        tasks.add(
            () -> {
              try (TableDriver driver = database.driver("orders")) {
                start.await();
                driver.write(put(key, null), NOW);
              }
              return null;
            });
      }
      ExecutorService threads = Executors.newFixedThreadPool(many);
      try {
        for (Future<Void> task : threads.invokeAll(tasks)) {
          task.get();
        }
      } finally {
        threads.shutdownNow();
      }
      assertThat(database.number("SELECT COUNT(*) FROM \"anyfn_orders\"")).isEqualTo(many);
    }
  }

  @ParameterizedTest
  @MethodSource("products")
  void whatExpiredLongAgoIsSweptNowAndThen(Database database) throws Exception {
    try (TableDriver driver = database.driver("orders")) {
      for (int i = 0; i < 10; i++) {
        driver.write(put(Key.of("old", "k" + i), NOW.minus(Duration.ofMinutes(61))), NOW);
        driver.write(put(Key.of("recent", "k" + i), NOW.minus(Duration.ofMinutes(59))), NOW);
        driver.write(put(Key.of("later", "k" + i), NOW.plus(Duration.ofMinutes(1))), NOW);
      }
      for (int i = 0; i < 500; i++) {
        driver.write(put(Key.of("busy"), null), NOW);
      }
      assertThat(driver.query(all("old")).rows()).isEmpty();
      assertThat(driver.query(all("recent")).rows()).hasSize(10);
      assertThat(driver.query(all("later")).rows()).hasSize(10);
    }
  }

  @ParameterizedTest
  @MethodSource("products")
  void largeDocumentsAreReadInPagesThatFitIntoMemory(Database database) {
    try (TableDriver driver = database.driver("orders");
        Table orders = database.table("orders")) {
      for (int i = 100; i < 130; i++) {
        orders.put(Key.of("p", "k" + i), "x".repeat(300_000));
      }
      assertThat(driver.query(all("p")).rows()).hasSizeBetween(1, 20);
      assertThat(driver.query(all("p")).more()).isTrue();
      try (var documents = orders.query(Query.partition("p"), String.class)) {
        assertThat(documents.map(document -> document.key().sort())).hasSize(30).isSorted();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("products")
  void aStrangersVersionFitsNothing(Database database) {
    try (Table orders = database.table("orders")) {
      orders.put(Key.of("p"), "x");
      for (String token : List.of("\0", "ä", "'", "x".repeat(5_000))) {
        Condition stale = Condition.ifVersion(Version.of(token));
        assertThatThrownBy(() -> orders.put(Key.of("p"), "y", stale))
            .satisfies(e -> isError(e, StoreError.PRECONDITION_FAILED));
        assertThatThrownBy(() -> orders.delete(Key.of("p"), stale))
            .satisfies(e -> isError(e, StoreError.PRECONDITION_FAILED));
      }
    }
  }

  private static RowQuery all(String partition) {
    return new RowQuery(partition, new byte[0], null, false, 1000);
  }

  private static RowWrite put(Key key, Instant expiry) {
    return new RowWrite.Put(
        key,
        "1".getBytes(StandardCharsets.UTF_8),
        Version.of("v" + System.nanoTime()),
        expiry,
        Condition.none());
  }

  static void isError(Throwable e, StoreError error) {
    assertThat(e).isInstanceOf(StoreException.class);
    assertThat(((StoreException) e).error()).as(e.toString()).isEqualTo(error);
  }

  @ParameterizedTest
  @MethodSource("products")
  void actsOnceForEachKeyInRandomSchedules(Database database) {
    try (TableDriver driver = database.driver("idempotency")) {
      assertThat(IdempotencySchedules.over(() -> driver).random(1, 150).violation()).isNull();
    }
  }
}
