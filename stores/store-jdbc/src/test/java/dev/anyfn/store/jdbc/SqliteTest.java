package dev.anyfn.store.jdbc;

import static dev.anyfn.store.jdbc.DatabasesTest.isError;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.anyfn.Environment;
import dev.anyfn.runtime.Stores;
import dev.anyfn.state.Key;
import dev.anyfn.state.StoreError;
import dev.anyfn.state.Table;
import dev.anyfn.testkit.FakeEnvironment;
import dev.anyfn.testkit.fork.ClassPath;
import dev.anyfn.testkit.fork.JavaProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Duration;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteTest {

  @TempDir Path directory;

  private Table table(String options) {
    String url = "jdbc:sqlite:" + directory.resolve("state.db") + options;
    return new Database(new SqliteDialect(url), url).table("orders");
  }

  @Test
  void aFileThatIsNoDatabaseIsLeftAlone() throws Exception {
    Path file = directory.resolve("state.db");
    String text = "not a database, and long enough to be looked at. ".repeat(100);
    Files.writeString(file, text);
    try (Table table = table("")) {
      assertThatThrownBy(() -> table.put(Key.of("p"), "x"))
          .satisfies(e -> isError(e, StoreError.INTERNAL));
    }
    assertThat(file).hasContent(text);
  }

  @Test
  void whoFindsItLockedForTooLongIsToldToComeLater() throws Exception {
    try (Table table = table("?busy_timeout=50");
        Connection other = DriverManager.getConnection("jdbc:sqlite:" + directory + "/state.db")) {
      table.put(Key.of("p"), "before");
      Dialect.execute(other, "BEGIN IMMEDIATE");
      assertThatThrownBy(() -> table.put(Key.of("p"), "x"))
          .satisfies(e -> isError(e, StoreError.RATE_LIMITED));
      assertThat(table.get(Key.of("p"), String.class).orElseThrow().value()).isEqualTo("before");
      Dialect.execute(other, "COMMIT");
      table.put(Key.of("p"), "after");
    }
  }

  @Test
  void whatIsAcknowledgedIsForcedToTheDisk() throws Exception {
    String url = "jdbc:sqlite:" + directory.resolve("state.db");
    SqliteDialect dialect = new SqliteDialect(url);
    try (ConnectionPool pool = new ConnectionPool(dialect, url, 1, Duration.ofSeconds(1))) {
      OpenConnection open = pool.take();
      Connection connection = open.connection();
      assertThat(text(connection, "PRAGMA journal_mode")).isEqualTo("wal");
      assertThat(text(connection, "PRAGMA synchronous")).as("FULL").isEqualTo("2");
      pool.giveBack(open);
    }
  }

  private static String text(Connection connection, String query) throws Exception {
    try (var statement = connection.createStatement();
        var found = statement.executeQuery(query)) {
      found.next();
      return found.getString(1);
    }
  }

  @Test
  void whoHasNotBroughtTheDriverIsToldItsName() {
    try (JavaProcess process =
        JavaProcess.builder()
            .mainClass(
                TableWriter.class.getName(),
                ClassPath.of(
                    TableWriter.class,
                    JdbcTableDriver.class,
                    Environment.class,
                    NullMarked.class,
                    FakeEnvironment.class,
                    Stores.class))
            .args("jdbc:sqlite:state.db", "1")
            .start()) {
      process.awaitExit(Duration.ofSeconds(60));
      assertThat(process.output().text())
          .contains(
              "INVALID_INPUT: the database's driver is not on the class path: add the dependency"
                  + " org.xerial:sqlite-jdbc");
    }
  }
}
