package dev.anyfn.store.jdbc;

import static dev.anyfn.store.jdbc.DatabasesTest.isError;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.anyfn.state.Key;
import dev.anyfn.state.StoreError;
import dev.anyfn.state.Table;
import dev.anyfn.state.Write;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresTest {

  @TempDir static Path directory;

  private static PostgresServer server;

  @BeforeAll
  static void start() throws Exception {
    server = PostgresServer.start(directory);
    server.execute(
        "CREATE ROLE reader LOGIN PASSWORD 'reader'", "REVOKE CREATE ON SCHEMA public FROM PUBLIC");
  }

  @AfterAll
  static void stop() throws Exception {
    server.close();
  }

  private static Table table(String name) {
    return new Database(new PostgresDialect(), server.url()).table(name);
  }

  private static Table tableOf(String user, String password, String name) {
    String url =
        server
            .url()
            .replace("user=postgres&password=postgres", "user=" + user + "&password=" + password);
    return new Database(new PostgresDialect(), url).table(name);
  }

  @Test
  void connectionsThatRestedWhileTheServerWasAwayAreReplaced() throws Exception {
    try (Table table = table("restarted")) {
      together(table, 5);
      server.kill();
      server.start();
      table.put(Key.of("p", "written first"), "x");
      together(table, 5);
    }
  }

  @Test
  void readsAndTransactionsSurviveTheLossOfTheirConnection() throws Exception {
    try (Table table = table("lost")) {
      together(table, 5);
      terminateAll();
      assertThat(table.get(Key.of("p", "k0"), String.class)).isPresent();
      together(table, 5);
      terminateAll();
      table.atomic(List.of(Write.put(Key.of("p", "one"), "x"), Write.put(Key.of("p", "two"), "x")));
    }
  }

  private static void terminateAll() throws Exception {
    server.execute(
        "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity"
            + " WHERE application_name = 'anyfn'");
  }

  private static void together(Table table, int threads) throws Exception {
    ExecutorService executor = Executors.newFixedThreadPool(threads);
    try {
      List<Callable<Void>> tasks = new ArrayList<>();
      for (int i = 0; i < 4 * threads; i++) {
        Key key = Key.of("p", "k" + i);
        tasks.add(
            () -> {
              table.put(key, "x");
              return null;
            });
      }
      for (Future<Void> task : executor.invokeAll(tasks)) {
        task.get();
      }
    } finally {
      executor.shutdownNow();
    }
  }

  @Test
  void aUserWithoutTheRightToMakeTablesUsesOneThatIsThere() throws Exception {
    try (Table own = table("granted");
        Table granted = tableOf("reader", "reader", "granted")) {
      own.put(Key.of("p"), "x");
      server.execute(
          "GRANT SELECT ON anyfn_layouts TO reader",
          "GRANT SELECT, INSERT, UPDATE, DELETE ON anyfn_granted TO reader");
      assertThat(granted.get(Key.of("p"), String.class)).isPresent();
      granted.put(Key.of("p"), "y");
    }
  }

  @Test
  void aUserWithoutRightsIsToldSo() {
    try (Table forbidden = tableOf("reader", "reader", "forbidden")) {
      assertThatThrownBy(() -> forbidden.put(Key.of("p"), "x"))
          .satisfies(e -> isError(e, StoreError.PERMISSION_DENIED));
    }
    try (Table stranger = tableOf("nobody", "guessed-secret", "forbidden")) {
      assertThatThrownBy(() -> stranger.put(Key.of("p"), "x"))
          .satisfies(e -> isError(e, StoreError.PERMISSION_DENIED))
          .hasMessageNotContaining("guessed-secret");
    }
  }

  @Test
  void aTableThatIsDroppedIsNotFound() throws Exception {
    try (Table table = table("dropped")) {
      table.put(Key.of("p"), "x");
      server.execute("DROP TABLE anyfn_dropped");
      assertThatThrownBy(() -> table.put(Key.of("p"), "x"))
          .satisfies(e -> isError(e, StoreError.NOT_FOUND));
    }
  }
}
