package dev.anyfn.benchmarks.stores;

import dev.anyfn.benchmarks.ClassPath;
import dev.anyfn.runtime.JsonValues;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Starts products, as the tests of their drivers do. */
final class Servers {

  private static final Path MEMORY = Path.of("/dev/shm");

  private final Path root;
  private final ClassPath classPath;
  private final Path scratch;

  /**
   * Servers.
   *
   * @param root of the project
   * @param classPath of the harness
   * @param scratch where data may be
   */
  Servers(Path root, ClassPath classPath, Path scratch) {
    this.root = root;
    this.classPath = classPath;
    this.scratch = scratch;
  }

  Target start(Product product) throws Exception {
    return switch (product) {
      case FILES -> files(Files.createTempDirectory(scratch, "files"));
      case FILES_IN_MEMORY -> inMemory();
      case SQLITE -> {
        Path data = Files.createTempDirectory(scratch, "sqlite");
        yield table("jdbc:sqlite:" + data.resolve("anyfn"), "jdbc:sqlite:" + data.resolve("raw"));
      }
      case H2 -> {
        Path data = Files.createTempDirectory(scratch, "h2");
        yield table("jdbc:h2:" + data.resolve("anyfn"), "jdbc:h2:" + data.resolve("raw"));
      }
      case POSTGRES -> postgres();
      case DYNAMODB -> dynamoDb();
      case S3 -> s3();
      case GCS -> gcs();
      case FIRESTORE -> firestore();
    };
  }

  private static Target files(Path data) {
    return new Target(
        Map.of(
            Sides.BUCKET, data.resolve("anyfn").toUri().toString(),
            Sides.RAW, data.resolve("raw").toString()),
        () -> {});
  }

  private static Target inMemory() throws IOException {
    Path data = Files.createTempDirectory(MEMORY, "anyfn-stores-");
    return new Target(files(data).settings(), () -> StoresBenchmark.delete(data));
  }

  private static Target table(String url, String raw) {
    return new Target(Map.of(Sides.TABLE, url, Sides.RAW, raw), () -> {});
  }

  private Target postgres() throws IOException {
    EmbeddedPostgres server =
        EmbeddedPostgres.builder()
            .setDataDirectory(Files.createTempDirectory(scratch, "postgres"))
            // The builder's own settings are for tests that lose nothing with their data.
            .setServerConfig("synchronous_commit", "on")
            .setServerConfig("fsync", "on")
            .setServerConfig("full_page_writes", "on")
            .start();
    String url =
        "jdbc:postgresql://localhost:"
            + server.getPort()
            + "/postgres?user=postgres&password=postgres";
    return new Target(table(url, url).settings(), server);
  }

  private Target dynamoDb() throws Exception {
    int port = freePort();
    LocalServer server =
        LocalServer.java(
            "com.amazonaws.services.dynamodbv2.local.main.ServerRunner",
            LocalServer.classPath(
                root.resolve("benchmarks/stores/dynamodb-local/target/classpath.txt")),
            "-inMemory",
            "-disableTelemetry",
            "-sharedDb",
            "-port",
            "" + port);
    server.awaitListener(port);
    Map<String, String> settings =
        new HashMap<>(
            Map.of(
                "AWS_REGION", "eu-central-1",
                "AWS_ACCESS_KEY_ID", "local",
                "AWS_SECRET_ACCESS_KEY", "local",
                "AWS_ENDPOINT_URL_DYNAMODB", "http://127.0.0.1:" + port));
    for (String table : new String[] {"raw", "anyfn"}) {
      settings.put(Sides.TABLE, "dynamodb://" + table + "?create=true");
      try (Workload made = Sides.portable(settings, new JsonValues(), Item.class)) {
        made.put(0, Item.of(0, 0));
      }
    }
    settings.put(Sides.TABLE, "dynamodb://anyfn");
    settings.put(Sides.RAW, "raw");
    return new Target(settings, server);
  }

  private Target s3() throws Exception {
    int port = freePort();
    Path store = root.resolve("stores/store-s3");
    LocalServer server =
        LocalServer.ceph(store.resolve("src/test/ceph"), scratch, port, freePort());
    server.awaitListener(port);
    Map<String, String> settings =
        new HashMap<>(
            Map.of(
                "AWS_REGION", "us-east-1",
                "AWS_ACCESS_KEY_ID", "anyfn",
                "AWS_SECRET_ACCESS_KEY", "anyfn-secret",
                "AWS_ENDPOINT_URL_S3", "http://127.0.0.1:" + port));
    for (String bucket : new String[] {"anyfn", "raw"}) {
      try (RawS3 maker = new RawS3(bucket, settings, new JsonValues(), Item.class)) {
        maker.makeBucket();
      }
    }
    settings.put(Sides.BUCKET, "s3://anyfn");
    settings.put(Sides.RAW, "raw");
    return new Target(settings, server);
  }

  private Target gcs() throws IOException {
    int port = freePort();
    LocalServer server =
        LocalServer.java(
            "dev.anyfn.store.gcs.FakeGcsProgram",
            LocalServer.with(classPath, root.resolve("stores/store-gcs/target/test-classes")),
            "" + port);
    server.awaitListener(port);
    return new Target(
        Map.of(
            Sides.BUCKET,
            "gs://anyfn-test/anyfn",
            Sides.RAW,
            "anyfn-test",
            "STORAGE_EMULATOR_HOST",
            "http://127.0.0.1:" + port),
        server);
  }

  private static Target firestore() throws IOException {
    int port = freePort();
    LocalServer server = LocalServer.firestore(port);
    server.awaitListener(port);
    return new Target(
        Map.of(
            Sides.TABLE,
            "firestore://anyfn-test/anyfn",
            Sides.RAW,
            "anyfn-test",
            "FIRESTORE_EMULATOR_HOST",
            "127.0.0.1:" + port),
        server);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
