package dev.anyfn.store.gcs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.anyfn.state.Body;
import dev.anyfn.state.Bucket;
import dev.anyfn.state.Condition;
import dev.anyfn.state.PutOptions;
import dev.anyfn.state.StoreError;
import dev.anyfn.state.StoreException;
import dev.anyfn.state.Version;
import dev.anyfn.state.spi.StoreAddress;
import dev.anyfn.testkit.FakeEnvironment;
import dev.anyfn.testkit.FakeStoreContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GcsFaultsTest {

  private static final String UPLOAD = "POST /upload";
  private static final String PIECE = "PUT /upload";

  private FakeGcs gcs;
  private Bucket bucket;

  @BeforeEach
  void start() throws Exception {
    gcs = FakeGcs.start();
    bucket = open("gs://" + FakeGcs.BUCKET);
  }

  @AfterEach
  void stop() {
    gcs.close();
  }

  private Bucket open(String url) {
    return FakeEnvironment.create()
        .setting("FN_BUCKET_B", url)
        .setting("STORAGE_EMULATOR_HOST", gcs.url())
        .bucket("b");
  }

  private String text(String key) {
    return bucket.get(key, String.class).orElseThrow().value();
  }

  private long sent(String request) {
    return gcs.requests().stream().filter(line -> line.contains(request)).count();
  }

  private static void assertFails(StoreError error, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            StoreException.class, e -> assertThat(e.error()).as(e.getMessage()).isEqualTo(error));
  }

  @Nested
  class LostAnswers {

    @Test
    void ofAWriteThatStandsAreFoundOutByItsNonce() {
      gcs.plan(Fault.loseAnswer(UPLOAD));
      Version version = bucket.put("k", "mine", Condition.ifAbsent()).version();
      assertThat(bucket.head("k").orElseThrow().version()).isEqualTo(version);
      assertThat(sent(UPLOAD)).isEqualTo(1);
    }

    @Test
    void ofAWriteThatDoesNotStandAreTriedAgain() {
      Version before = bucket.put("k", "before").version();
      gcs.plan(Fault.cut(UPLOAD));
      bucket.put("k", "mine", Condition.ifVersion(before));
      assertThat(text("k")).isEqualTo("mine");
    }

    @Test
    void areUnknownWhereSomebodyElseHasWrittenSince() {
      Version before = bucket.put("k", "before").version();
      gcs.plan(new Fault(line -> line.contains(UPLOAD) && overwrite("k"), Fault.Kind.CUT, 0));
      assertFails(
          StoreError.OUTCOME_UNKNOWN, () -> bucket.put("k", "mine", Condition.ifVersion(before)));
      assertThat(text("k")).isEqualTo("theirs");
    }

    private boolean overwrite(String key) {
      gcs.objects().put(key, "text/plain", Map.of(), "theirs".getBytes(), null);
      return true;
    }

    @Test
    void neverMakeAPutWithoutConditionOverwriteWhatItHasNotSeen() {
      gcs.plan(Fault.cut(UPLOAD));
      gcs.plan(
          new Fault(
              line -> line.contains("ifGenerationMatch=0") && overwrite("k"), Fault.Kind.CUT, 0));
      bucket.put("k", "mine");
      assertThat(text("k")).isEqualTo("mine");
      assertThat(gcs.requests())
          .filteredOn(line -> line.contains(UPLOAD))
          .last()
          .asString()
          .doesNotContain("ifGenerationMatch=0")
          .contains("ifGenerationMatch=");
    }

    @Test
    void areUnknownIfNobodyCanBeAsked() {
      gcs.plan(Fault.loseAnswer(UPLOAD));
      for (int i = 0; i < 20; i++) {
        gcs.plan(Fault.answer(503, "GET /storage"));
      }
      assertFails(StoreError.OUTCOME_UNKNOWN, () -> bucket.put("k", "mine"));
    }

    @Test
    void ofReadsArePausedForInTheTimeOfTheContext() {
      FakeStoreContext fake = FakeStoreContext.create("b");
      StoreAddress address =
          fake.address(
              "gs://" + FakeGcs.BUCKET,
              FakeEnvironment.create().setting("STORAGE_EMULATOR_HOST", gcs.url()));
      for (int i = 0; i < 4; i++) {
        gcs.plan(Fault.answer(503, "GET /storage"));
      }
      try (Bucket own = Bucket.of(fake.context(), () -> new GcsProvider().openBucket(address))) {
        assertThat(own.head("k")).isEmpty();
      }
      assertThat(fake.pauses()).hasSize(4);
    }

    @Test
    void ofACopyAreFoundOut() {
      bucket.put("from", "x", PutOptions.type("text/csv").metadata("a", "b"));
      gcs.plan(Fault.loseAnswer("rewriteToken"));
      assertThat(bucket.copy("from", "to", Condition.ifAbsent()).metadata())
          .containsExactly(Map.entry("a", "b"));
      assertThat(bucket.head("to").orElseThrow().contentType()).isEqualTo("text/csv");
    }

    @Test
    void ofADeleteAreUnknownIfTheVersionIsGone() {
      Version version = bucket.put("k", "x").version();
      gcs.plan(Fault.loseAnswer("DELETE"));
      assertFails(
          StoreError.OUTCOME_UNKNOWN, () -> bucket.delete("k", Condition.ifVersion(version)));
      assertThat(bucket.head("k")).isEmpty();
    }

    @Test
    void ofADeleteWithoutConditionDoNotMatter() {
      bucket.put("k", "x");
      gcs.plan(Fault.loseAnswer("DELETE"));
      bucket.delete("k");
      assertThat(bucket.head("k")).isEmpty();
    }

    @Test
    void ofADeleteThatHasNotHappenedAreTriedAgain() {
      Version version = bucket.put("k", "x").version();
      gcs.plan(Fault.cut("DELETE"));
      bucket.delete("k", Condition.ifVersion(version));
      assertThat(bucket.head("k")).isEmpty();
    }
  }

  @Nested
  class LargeUploads {

    private final byte[] bytes = new byte[2 * Upload.PIECE + 12_345];

    LargeUploads() {
      new Random(7).nextBytes(bytes);
    }

    private void put(Condition condition) {
      bucket.put("large", Body.of(new ByteArrayInputStream(bytes)), condition);
    }

    private void assertWhole() {
      assertThat(bucket.get("large").orElseThrow().value()).isEqualTo(bytes);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, Upload.PIECE - 1, Upload.PIECE, Upload.PIECE + 1, 2 * Upload.PIECE})
    void areWholeWhateverTheirLength(int length) {
      byte[] some = new byte[length];
      new Random(length).nextBytes(some);
      bucket.put("large", Body.of(new ByteArrayInputStream(some)));
      assertThat(bucket.get("large").orElseThrow().value()).isEqualTo(some);
      assertThat(gcs.uploads().open()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"lose", "cut", "busy"})
    void goOnAfterAFaultInTheMiddleAndAtTheEnd(String kind) {
      for (int i = 0; i < 2; i++) {
        gcs.plan(
            kind.equals("lose")
                ? Fault.loseAnswer(PIECE)
                : kind.equals("cut") ? Fault.cut(PIECE) : Fault.answer(503, PIECE));
      }
      put(Condition.ifAbsent());
      assertWhole();
    }

    @Test
    void goOnWhereTheServerHasKeptLess() {
      gcs.plan(Fault.keepLess(256 * 1024));
      gcs.plan(Fault.keepLess(512 * 1024));
      put(Condition.none());
      assertWhole();
    }

    @Test
    void knowTheirLastPieceAgain() {
      gcs.plan(new Fault(line -> sent(PIECE) == 3, Fault.Kind.LOSE_ANSWER, 0));
      put(Condition.ifAbsent());
      assertWhole();
      assertThat(sent(UPLOAD)).isEqualTo(1);
    }

    @Test
    void areRefusedIfSomebodyWasFasterInTheMeantime() {
      gcs.plan(
          new Fault(
              line -> {
                if (sent(PIECE) == 3) {
                  gcs.objects().put("large", "text/plain", Map.of(), new byte[1], null);
                }
                return false;
              },
              Fault.Kind.CUT,
              0));
      assertFails(StoreError.PRECONDITION_FAILED, () -> put(Condition.ifAbsent()));
      assertThat(bucket.get("large").orElseThrow().value()).hasSize(1);
      assertThat(gcs.uploads().open()).isZero();
    }

    @Test
    void leaveNothingIfTheirBodyThrows() {
      InputStream broken =
          new InputStream() {
            @Override
            public int read() throws IOException {
              throw new IOException("as the test wants it");
            }
          };
      Body body = Body.of(new SequenceInputStream(new ByteArrayInputStream(bytes), broken));
      assertThatThrownBy(() -> bucket.put("large", body))
          .isInstanceOf(UncheckedIOException.class)
          .hasRootCauseMessage("as the test wants it");
      assertThat(bucket.head("large")).isEmpty();
      assertThat(gcs.uploads().open()).isZero();
    }
  }

  @Nested
  class Reading {

    @Test
    void aBodyThatBreaksOffIsNotTakenForItsEnd() {
      bucket.put("k", "0123456789");
      gcs.plan(Fault.cutBody(4, "GET /" + FakeGcs.BUCKET));
      assertFails(StoreError.UNAVAILABLE, () -> bucket.get("k"));
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 429, 500, 502, 503, 504})
    void isTriedAgainAfterAFailureThatPasses(int status) {
      bucket.put("k", "x");
      gcs.plan(Fault.answer(status, "GET"));
      assertThat(text("k")).isEqualTo("x");
    }

    @Test
    void tellsMissingObjectsFromAMissingBucket() {
      assertThat(bucket.head("k")).isEmpty();
      assertThat(bucket.open("k")).isEmpty();
      Bucket missing = open("gs://nobody-made-it");
      assertFails(StoreError.NOT_FOUND, () -> missing.head("k"));
      assertThatThrownBy(() -> missing.get("k"))
          .hasMessageContaining("gcloud storage buckets create gs://nobody-made-it");
    }

    @Test
    void isRefusedWithoutRights() {
      gcs.plan(Fault.answer(403, "GET"));
      assertFails(StoreError.PERMISSION_DENIED, () -> bucket.head("k"));
    }
  }

  @Nested
  class Versions {

    @ParameterizedTest
    @ValueSource(strings = {"0", "01", "-1", "abc", "99999999999999999999"})
    void ofAnotherStoreFitNothing(String token) {
      Condition foreign = Condition.ifVersion(Version.of(token));
      assertFails(StoreError.PRECONDITION_FAILED, () -> bucket.put("k", "x", foreign));
      assertFails(StoreError.PRECONDITION_FAILED, () -> bucket.delete("k", foreign));
      assertThat(bucket.head("k")).isEmpty();
    }
  }

  @Nested
  class Folders {

    @Test
    void keepWhatIsOutsideThemOutOfReach() {
      Bucket folder = open("gs://" + FakeGcs.BUCKET + "/some/folder");
      bucket.put("some/folder2", "outside");
      bucket.put("some/folder/a", "inside");
      folder.put("b\n", "inside");
      assertThat(folder.list(dev.anyfn.state.Listing.all()).map(entry -> entry.key()))
          .containsExactly("a", "b\n");
      folder.put("../escape", "inside");
      assertThat(bucket.head("some/escape")).isEmpty();
      assertThat(gcs.objects().get("some/folder/../escape")).isNotNull();
    }

    @Test
    void areNotSpelledInWaysThatNameNothing() {
      for (String url :
          List.of("gs://", "gs:///x", "gs://B", "gs://bucket//x", "gs://bucket/../x")) {
        assertFails(StoreError.INVALID_INPUT, () -> open(url).head("k"));
      }
    }
  }
}
