package dev.anyfn.store.jdbc;

import dev.anyfn.store.tck.StoreUnderTest;
import dev.anyfn.store.tck.TableConformance;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;
import java.util.OptionalInt;
import org.h2.tools.Server;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class H2ServerConformanceTest extends TableConformance {

  @TempDir Path directory;

  private Server server;

  @BeforeEach
  void start() throws SQLException {
    System.setProperty("h2.bindAddress", "localhost");
    server =
        Server.createTcpServer("-tcpPort", "0", "-baseDir", directory.toString(), "-ifNotExists")
            .start();
  }

  @AfterEach
  void stop() {
    server.stop();
  }

  @Override
  protected StoreUnderTest store() {
    return new H2(server.getPort());
  }

  private record H2(int number) implements StoreUnderTest {
    @Override
    public String url() {
      return "jdbc:h2:tcp://localhost:" + number + "/./state";
    }

    @Override
    public OptionalInt port() {
      return OptionalInt.of(number);
    }

    @Override
    public StoreUnderTest at(int port) {
      return new H2(port);
    }

    @Override
    public Optional<StoreUnderTest> missing() {
      return Optional.of(() -> url() + ";IFEXISTS=TRUE;SCHEMA=ELSEWHERE");
    }
  }
}
