package dev.anyfn.store.jdbc;

import dev.anyfn.store.tck.StoreUnderTest;
import dev.anyfn.store.tck.TableConformance;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

class PostgresConformanceTest extends TableConformance {

  @TempDir static Path directory;

  private static PostgresServer server;

  @BeforeAll
  static void start() throws IOException, SQLException {
    server = PostgresServer.start(directory);
    server.execute("CREATE ROLE crowded LOGIN PASSWORD 'crowded' CONNECTION LIMIT 0");
  }

  @AfterAll
  static void stop() throws IOException {
    server.close();
  }

  @Override
  protected StoreUnderTest store() {
    return new Postgres(server.port());
  }

  private record Postgres(int number) implements StoreUnderTest {
    @Override
    public String url() {
      return PostgresServer.url(number);
    }

    @Override
    public OptionalInt port() {
      return OptionalInt.of(number);
    }

    @Override
    public StoreUnderTest at(int port) {
      return new Postgres(port);
    }

    @Override
    public Optional<Server> server() {
      return Optional.of(server);
    }

    @Override
    public Optional<StoreUnderTest> throttled() {
      return Optional.of(
          () -> url().replace("user=postgres&password=postgres", "user=crowded&password=crowded"));
    }

    @Override
    public Optional<StoreUnderTest> missing() {
      return Optional.of(() -> url().replace("/postgres?", "/elsewhere?"));
    }
  }
}
