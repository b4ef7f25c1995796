package dev.anyfn.store.jdbc;

import dev.anyfn.store.tck.StoreUnderTest;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A PostgreSQL of the test's own, on the loopback interface, which can be killed. */
final class PostgresServer implements StoreUnderTest.Server, AutoCloseable {

  private final Path data;
  private EmbeddedPostgres postgres;

  private PostgresServer(Path data, EmbeddedPostgres postgres) {
    this.data = data;
    this.postgres = postgres;
  }

  static PostgresServer start(Path directory) throws IOException {
    Path data = directory.resolve("data");
    return new PostgresServer(data, builder(data).start());
  }

  private static EmbeddedPostgres.Builder builder(Path data) {
    return EmbeddedPostgres.builder()
        .setDataDirectory(data)
        .setCleanDataDirectory(false)
        // The builder's own settings are for tests that lose nothing with their data.
        .setServerConfig("synchronous_commit", "on")
        .setServerConfig("fsync", "on")
        .setServerConfig("full_page_writes", "on");
  }

  int port() {
    return postgres.getPort();
  }

  String url() {
    return url(port());
  }

  static String url(int port) {
    return "jdbc:postgresql://localhost:" + port + "/postgres?user=postgres&password=postgres";
  }

  void execute(String... statements) throws SQLException {
    try (Connection connection = postgres.getPostgresDatabase().getConnection()) {
      for (String statement : statements) {
        connection.createStatement().execute(statement);
      }
    }
  }

  @Override
  public void kill() throws Exception {
    long pid = Long.parseLong(Files.readAllLines(data.resolve("postmaster.pid")).get(0).trim());
    ProcessHandle postmaster = ProcessHandle.of(pid).orElseThrow();
    List<ProcessHandle> all =
        Stream.concat(Stream.of(postmaster), postmaster.descendants()).toList();
    all.forEach(ProcessHandle::destroyForcibly);
    for (ProcessHandle process : all) {
      process.onExit().get(30, TimeUnit.SECONDS);
    }
  }

  @Override
  public void start() throws Exception {
    int port = port();
    postgres.close();
    postgres = builder(data).setPort(port).start();
  }

  @Override
  public void close() throws IOException {
    postgres.close();
  }
}
