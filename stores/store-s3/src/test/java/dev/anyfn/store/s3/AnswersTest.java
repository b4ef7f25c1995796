package dev.anyfn.store.s3;

import static dev.anyfn.state.Condition.ifAbsent;
import static dev.anyfn.state.Condition.ifVersion;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpExchange;
import dev.anyfn.state.Bucket;
import dev.anyfn.state.Condition;
import dev.anyfn.state.ObjectInfo;
import dev.anyfn.state.StoreError;
import dev.anyfn.state.StoreException;
import dev.anyfn.state.Version;
import dev.anyfn.testkit.FakeEnvironment;
import dev.anyfn.testkit.FakeStoreContext;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the driver makes of single answers, against a server that says what it is told to. */
class AnswersTest {

  /** A port below those that are given out. */
  private static final int NOBODY = 1;

  private static final String ETAG = "\"0cc175b9c0f1b6a831c399e269772661\"";

  private final FakeStoreContext fake = FakeStoreContext.create("it");
  private CannedServer server;

  @AfterEach
  void close() {
    server.close();
  }

  /** A bucket on a server that keeps all conditions, as far as the driver knows. */
  private Bucket bucket(CannedServer.Script script) throws IOException {
    server = CannedServer.open(script);
    return bucket(server.port());
  }

  private Bucket bucket(int port) {
    S3BucketDriver driver =
        new S3BucketDriver(new S3Address("canned", ""), connection(port), Conditions.OF_AMAZON);
    return Bucket.of(fake.context(), () -> driver);
  }

  private S3Connection connection() {
    return connection(server.port());
  }

  private S3Connection connection(int port) {
    FakeEnvironment environment = FakeEnvironment.create();
    S3Store.of(port, "canned").settings().forEach(environment::setting);
    return S3Connection.open(fake.address("s3://canned", environment));
  }

  private static StoreException failure(ThrowingRunnable call) {
    return catchThrowableOfType(StoreException.class, call::run);
  }

  interface ThrowingRunnable {
    void run() throws Throwable;
  }

  private static void ok(HttpExchange exchange) throws IOException {
    exchange.getResponseHeaders().set("ETag", ETAG);
    exchange.getResponseHeaders().set("Last-Modified", "Sat, 21 Nov 2026 05:00:00 GMT");
    if (exchange.getRequestMethod().equals("HEAD")) {
      exchange.getResponseHeaders().set("Content-Length", "1");
    }
    exchange.sendResponseHeaders(200, -1);
  }

  /** Closes the connection without a word. */
  private static void drop() throws IOException {
    throw new IOException("dropped");
  }

  private static void unsent(Throwable unused) {}

  @Nested
  class Classified {

    @ParameterizedTest
    @CsvSource({
      "403,AccessDenied,PERMISSION_DENIED",
      "403,SignatureDoesNotMatch,PERMISSION_DENIED",
      "400,ExpiredToken,PERMISSION_DENIED",
      "404,NoSuchBucket,NOT_FOUND",
      "503,SlowDown,RATE_LIMITED",
      "429,TooManyRequests,RATE_LIMITED",
      "409,ConditionalRequestConflict,RATE_LIMITED",
      "400,RequestTimeout,UNAVAILABLE",
      "400,EntityTooLarge,PAYLOAD_TOO_LARGE",
      "413,TooLarge,PAYLOAD_TOO_LARGE",
      "400,KeyTooLongError,INVALID_INPUT",
      "301,PermanentRedirect,INVALID_INPUT",
      "501,NotImplemented,UNSUPPORTED",
      "500,InternalError,OUTCOME_UNKNOWN",
      "503,ServiceUnavailable,OUTCOME_UNKNOWN"
    })
    void aPutThatIsAnsweredSo(int status, String code, StoreError error) throws IOException {
      Bucket bucket =
          bucket(
              (exchange, number) -> {
                boolean put = exchange.getRequestMethod().equals("PUT");
                CannedServer.error(exchange, put ? status : 404, put ? code : "NoSuchKey");
              });
      try (bucket) {
        assertThat(failure(() -> bucket.put("k", "v")).error()).isEqualTo(error);
      }
    }

    @Test
    void conflictsAndThrottlingPassWhenTheyPass() throws IOException {
      Bucket bucket =
          bucket(
              (exchange, number) -> {
                if (number < 3) {
                  CannedServer.error(exchange, number == 1 ? 409 : 503, "SlowDown");
                } else {
                  ok(exchange);
                }
              });
      try (bucket) {
        bucket.put("k", "v");
      }
      assertThat(server.asked()).hasSize(3);
    }
  }

  @Nested
  class Pauses {

    private List<Duration> pauses() throws IOException {
      Bucket bucket = bucket((exchange, number) -> CannedServer.error(exchange, 503, "SlowDown"));
      try (bucket) {
        assertThat(failure(() -> bucket.put("k", "v")).error()).isEqualTo(StoreError.RATE_LIMITED);
      }
      return fake.pauses();
    }

    @Test
    void areThoseOfTheContextAndGrow() throws IOException {
      List<Duration> pauses = pauses();
      assertThat(pauses).hasSize(3);
      for (int i = 0; i < pauses.size(); i++) {
        assertThat(pauses.get(i)).isPositive().isLessThanOrEqualTo(Duration.ofMillis(75L << i));
      }
      assertThat(server.asked()).hasSize(4);
    }

    @Test
    void endWhenTheTimeOfTheContextIsOver() throws IOException {
      Bucket bucket =
          bucket(
              (exchange, number) -> {
                fake.clock().advance(Duration.ofSeconds(21));
                CannedServer.error(exchange, 503, "SlowDown");
              });
      try (bucket) {
        assertThat(failure(() -> bucket.put("k", "v")).error()).isEqualTo(StoreError.RATE_LIMITED);
      }
      assertThat(server.asked()).hasSize(1);
      assertThat(fake.pauses()).isEmpty();
    }
  }

  @Nested
  class LostAnswers {

    /** Keeps the nonce of what is put, and tells it to HEAD. */
    private final AtomicReference<String> stored = new AtomicReference<>();

    private void head(HttpExchange exchange) throws IOException {
      String nonce = stored.get();
      if (nonce == null) {
        CannedServer.error(exchange, 404, "NoSuchKey");
      } else {
        exchange.getResponseHeaders().set("x-amz-meta-anyfn-nonce", nonce);
        ok(exchange);
      }
    }

    @Test
    void aPutWhoseAnswerIsLostIsFoundByItsNonceAndNotSentAgain() throws IOException {
      Bucket bucket =
          bucket(
              (exchange, number) -> {
                if (exchange.getRequestMethod().equals("PUT")) {
                  stored.set(exchange.getRequestHeaders().getFirst("x-amz-meta-anyfn-nonce"));
                  drop();
                }
                head(exchange);
              });
      try (bucket) {
        ObjectInfo info = bucket.put("k", "v");
        assertThat(info.version().token()).startsWith(stored.get());
      }
      assertThat(server.asked()).containsExactly("PUT /canned/k", "HEAD /canned/k");
    }

    @Test
    void aPutThatIsRefusedAfterALostAnswerIsNotSaidToHaveFailed() throws IOException {
      Bucket bucket =
          bucket(
              (exchange, number) -> {
                if (exchange.getRequestMethod().equals("PUT")) {
                  boolean first = stored.getAndSet("somebodyelse") == null;
                  if (first) {
                    drop();
                  }
                  CannedServer.error(exchange, 412, "PreconditionFailed");
                } else {
                  head(exchange);
                }
              });
      assertThat(failure(() -> bucket.put("k", "v", ifAbsent())).error())
          .isEqualTo(StoreError.OUTCOME_UNKNOWN);
    }

    @Test
    void aPutThatIsRefusedAtOnceIsRefusedWithoutReadingAgain() throws IOException {
      Bucket bucket =
          bucket((exchange, number) -> CannedServer.error(exchange, 412, "PreconditionFailed"));
      assertThat(failure(() -> bucket.put("k", "v", ifAbsent())).error())
          .isEqualTo(StoreError.PRECONDITION_FAILED);
      assertThat(server.asked()).containsExactly("PUT /canned/k");
    }

    @Test
    void nothingIsSentTwiceByTheTransportItself() throws IOException {
      Bucket bucket = bucket((exchange, number) -> drop());
      try (S3Connection connection = connection()) {
        for (String method : List.of("PUT", "DELETE", "POST")) {
          unsent(
              catchThrowableOfType(
                  RuntimeException.class,
                  () -> {
                    switch (method) {
                      case "PUT" ->
                          connection
                              .client()
                              .copyObject(
                                  r ->
                                      r.sourceBucket("canned")
                                          .sourceKey("a")
                                          .destinationBucket("canned")
                                          .destinationKey("PUT"));
                      case "DELETE" ->
                          connection.client().deleteObject(r -> r.bucket("canned").key("DELETE"));
                      default ->
                          connection
                              .client()
                              .createMultipartUpload(r -> r.bucket("canned").key("POST"));
                    }
                  }));
        }
      }
      bucket.close();
      assertThat(server.asked())
          .containsExactly("PUT /canned/PUT", "DELETE /canned/DELETE", "POST /canned/POST?uploads");
    }
  }

  @Test
  void aVersionOfAnotherStoreFitsNothingAndNothingIsSent() throws IOException {
    Bucket bucket = bucket((exchange, number) -> ok(exchange));
    Condition foreign = ifVersion(Version.of("17"));
    try (bucket) {
      assertThat(failure(() -> bucket.put("k", "v", foreign)).error())
          .isEqualTo(StoreError.PRECONDITION_FAILED);
      assertThat(failure(() -> bucket.delete("k", foreign)).error())
          .isEqualTo(StoreError.PRECONDITION_FAILED);
    }
    assertThat(server.asked()).isEmpty();
  }

  @Test
  void aDeleteWhoseAnswerIsLostAndThatIsRefusedThenIsNotSaidToHaveFailed() throws IOException {
    Bucket bucket =
        bucket(
            (exchange, number) -> {
              switch (number) {
                case 1 -> {
                  exchange.getResponseHeaders().set("x-amz-meta-anyfn-nonce", "n");
                  ok(exchange);
                }
                case 2 -> drop();
                default -> CannedServer.error(exchange, 412, "PreconditionFailed");
              }
            });
    Condition mine = ifVersion(Version.of("n-" + StoredVersion.bare(ETAG)));
    try (bucket) {
      assertThat(failure(() -> bucket.delete("k", mine)).error())
          .isEqualTo(StoreError.OUTCOME_UNKNOWN);
    }
    assertThat(server.asked())
        .containsExactly("HEAD /canned/k", "DELETE /canned/k", "DELETE /canned/k");
  }

  @Test
  void aTransferThatBreaksOffIsUnavailableAndNotAShortBody() throws IOException {
    Bucket bucket =
        bucket(
            (exchange, number) -> {
              exchange.getResponseHeaders().set("ETag", ETAG);
              exchange.getResponseHeaders().set("Last-Modified", "Sat, 21 Nov 2026 05:00:00 GMT");
              exchange.sendResponseHeaders(200, 1000);
              exchange.getResponseBody().write(new byte[10]);
              exchange.getResponseBody().flush();
              drop();
            });
    try (bucket) {
      assertThat(failure(() -> bucket.get("k")).error()).isEqualTo(StoreError.UNAVAILABLE);
    }
  }

  @Test
  void anUploadWhoseLastAnswerIsLostIsFoundByItsNonceAndNotAborted() throws IOException {
    AtomicReference<String> nonce = new AtomicReference<>();
    Bucket bucket =
        bucket(
            (exchange, number) -> {
              String query = String.valueOf(exchange.getRequestURI().getQuery());
              switch (exchange.getRequestMethod()) {
                case "POST" -> {
                  if (!query.startsWith("uploads")) {
                    drop();
                  }
                  nonce.set(exchange.getRequestHeaders().getFirst("x-amz-meta-anyfn-nonce"));
                  CannedServer.xml(
                      exchange,
                      200,
                      "<InitiateMultipartUploadResult><UploadId>u</UploadId>"
                          + "</InitiateMultipartUploadResult>");
                }
                case "HEAD" -> {
                  exchange.getResponseHeaders().set("x-amz-meta-anyfn-nonce", nonce.get());
                  ok(exchange);
                }
                default -> ok(exchange);
              }
            });
    try (bucket) {
      ObjectInfo info = bucket.put("k", new byte[S3Writer.PART]);
      assertThat(info.version().token()).startsWith(nonce.get());
    }
    assertThat(server.asked())
        .containsExactly(
            "POST /canned/k?uploads",
            "PUT /canned/k?partNumber=1&uploadId=u",
            "POST /canned/k?uploadId=u",
            "HEAD /canned/k");
  }

  @Test
  void whereNobodyListensNothingWasWrittenAndItIsSaid() throws IOException {
    server = CannedServer.open((exchange, number) -> ok(exchange));
    // Not the port of a server that was just closed: while its last accept returns, the kernel
    // still takes connections.
    try (Bucket bucket = bucket(NOBODY)) {
      StoreException failure = failure(() -> bucket.put("k", "v"));
      assertThat(failure.error()).isEqualTo(StoreError.UNAVAILABLE);
      assertThat(failure).hasMessageContaining("the server cannot be reached");
    }
  }
}
