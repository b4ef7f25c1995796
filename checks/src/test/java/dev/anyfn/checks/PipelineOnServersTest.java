package dev.anyfn.checks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anyfn.testkit.fork.ContainerFork;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The jar of samples/pipeline, by its settings alone on files and SQLite, and on S3 and PostgreSQL.
 */
class PipelineOnServersTest {

  private static final Path SAMPLE = Path.of("..", "samples", "pipeline");
  private static final List<String> REGIONS =
      List.of("Berlin", "Brandenburg", "Sachsen", "Dublin", "Cork", "Galway");

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  @TempDir private Path directory;

  @Test
  void endsTheSameOnFilesAndSqliteAsOnPostgresAndS3AlsoWhereTwoContainersLoadAtOnce()
      throws Exception {
    List<String> embedded =
        endOn(
            Map.of(
                "FN_BUCKET_INBOX", "file:" + directory.resolve("inbox"),
                "FN_BUCKET_OUTBOX", "file:" + directory.resolve("outbox"),
                "FN_TABLE_SALES", "jdbc:sqlite:" + directory.resolve("state.db")));
    assertThat(embedded).hasSizeGreaterThan(300);
    try (EmbeddedPostgres postgres = EmbeddedPostgres.start();
        S3ProxyServer s3 = S3ProxyServer.start(directory)) {
      s3.makeBuckets(client, "acme-inbox", "acme-outbox");
      assertThat(
              endOn(
                  Map.of(
                      "FN_BUCKET_INBOX", "s3://acme-inbox",
                      "FN_BUCKET_OUTBOX", "s3://acme-outbox",
                      "FN_TABLE_SALES",
                          "jdbc:postgresql://localhost:"
                              + postgres.getPort()
                              + "/postgres?user=postgres&password=postgres",
                      "AWS_ENDPOINT_URL_S3", s3.address(),
                      "AWS_REGION", "eu-central-1",
                      "AWS_ACCESS_KEY_ID", "any",
                      "AWS_SECRET_ACCESS_KEY", "any")))
          .isEqualTo(embedded);
    }
  }

  /** All that can be seen in the end, with versions left out: each store makes its own. */
  private List<String> endOn(Map<String, String> settings) throws Exception {
    try (ContainerFork one = start(settings);
        ContainerFork other = start(settings)) {
      upload(one, "sales-berlin.csv", "sales-berlin.csv");
      upload(one, "sales-dublin.csv", "sales-dublin.csv");
      loadOnBoth(one, other, "sales-berlin.csv");
      loadOnBoth(one, other, "sales-dublin.csv");
      upload(other, "sales-dublin.csv", "corrected/sales-dublin.csv");
      loadOnBoth(one, other, "sales-dublin.csv");
      Stream<String> paths =
          Stream.concat(
              REGIONS.stream().map(region -> "Sales?region=" + region),
              Stream.of("berlin", "dublin")
                  .flatMap(
                      name ->
                          Stream.of(
                              "Download?file=sales-" + name + ".csv.summary.json",
                              "Download?file=sales-" + name + ".csv.rejects.csv")));
      return paths
          .flatMap(path -> ask(one, path).lines())
          .map(line -> line.replaceFirst("\"version\":\"[^\"]*\"", ""))
          .toList();
    }
  }

  private static ContainerFork start(Map<String, String> settings) {
    ContainerFork.Builder container =
        ContainerFork.builder()
            .jar(SAMPLE.resolve(Path.of("target", "pipeline.jar")).toAbsolutePath());
    settings.forEach(container::env);
    container.jvmArgs("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");
    return container.env("FN_TARGET", "*").start().awaitReady(Duration.ofSeconds(60));
  }

  private void upload(ContainerFork container, String name, String file)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(container.baseUri() + "Upload?file=" + name))
            .header("Content-Type", "application/octet-stream")
            .POST(BodyPublishers.ofFile(SAMPLE.resolve("data").resolve(file)))
            .build();
    assertThat(client.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(200);
  }

  private void loadOnBoth(ContainerFork one, ContainerFork other, String file) throws Exception {
    CompletableFuture<String> summary =
        CompletableFuture.supplyAsync(() -> ask(one, "Load?file=" + file));
    assertThat(ask(other, "Load?file=" + file)).isEqualTo(summary.get());
  }

  /** Asks until the answer is no longer to come back later, as a platform does. */
  private String ask(ContainerFork container, String path) {
    HttpRequest request = HttpRequest.newBuilder(URI.create(container.baseUri() + path)).build();
    try {
      HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
      for (int i = 0; i < 10 && response.statusCode() == 503; i++) {
        response = client.send(request, BodyHandlers.ofString());
      }
      assertThat(response.statusCode()).as(() -> container.output().text()).isEqualTo(200);
      return response.body();
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
