package dev.anyfn.store.firestore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.anyfn.state.Key;
import dev.anyfn.state.StoreError;
import dev.anyfn.state.StoreException;
import dev.anyfn.state.Table;
import dev.anyfn.state.spi.StoreAddress;
import dev.anyfn.store.google.GoogleApi;
import dev.anyfn.testkit.FakeEnvironment;
import dev.anyfn.testkit.FakeStoreContext;
import java.time.Duration;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FirestoreFailuresTest {

  private static final Key KEY = Key.of("k");

  private static FakeEnvironment environment(String url, int port) {
    return FakeEnvironment.create()
        .setting("FN_TABLE_T", url)
        .setting("FIRESTORE_EMULATOR_HOST", "127.0.0.1:" + port);
  }

  private static Table answeredBy(AnsweringServer server) {
    return environment("firestore://project/table", server.port()).table("t");
  }

  private static void assertFails(StoreError error, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            StoreException.class, e -> assertThat(e.error()).as(e.getMessage()).isEqualTo(error));
  }

  @Nested
  class Answers {

    @ParameterizedTest
    @CsvSource({
      "400, INVALID_ARGUMENT, INVALID_INPUT, INVALID_INPUT",
      "401, UNAUTHENTICATED, PERMISSION_DENIED, PERMISSION_DENIED",
      "403, PERMISSION_DENIED, PERMISSION_DENIED, PERMISSION_DENIED",
      "404, NOT_FOUND, NOT_FOUND, NOT_FOUND",
      "413, TOO_LARGE, PAYLOAD_TOO_LARGE, PAYLOAD_TOO_LARGE",
      "429, RESOURCE_EXHAUSTED, RATE_LIMITED, RATE_LIMITED",
      "500, INTERNAL, UNAVAILABLE, OUTCOME_UNKNOWN",
      "503, UNAVAILABLE, UNAVAILABLE, OUTCOME_UNKNOWN",
      "504, DEADLINE_EXCEEDED, UNAVAILABLE, OUTCOME_UNKNOWN"
    })
    void haveTheirCode(int status, String word, StoreError toRead, StoreError toWrite) {
      Table table = answeredBy(AnsweringServer.of(status, word));
      assertFails(toRead, () -> table.get(KEY, String.class));
      assertFails(toWrite, () -> table.put(KEY, "x"));
    }

    @Test
    void thatLeaveTheOutcomeOpenAreNotAskedForTwiceByAWrite() {
      AnsweringServer server = AnsweringServer.of(503, "UNAVAILABLE");
      Table table = answeredBy(server);
      assertFails(StoreError.OUTCOME_UNKNOWN, () -> table.delete(KEY));
      assertThat(server.calls()).isEqualTo(1);
    }

    @Test
    void ofContentionAreRateLimitedInTheEnd() {
      AnsweringServer server = AnsweringServer.of(409, "ABORTED");
      assertThatThrownBy(() -> answeredBy(server).put(KEY, "x"))
          .hasMessageContaining("RATE_LIMITED");
    }

    @Test
    void ofThrottlingArePausedForInTheTimeOfTheContext() {
      AnsweringServer server = AnsweringServer.of(429, "RESOURCE_EXHAUSTED");
      List<Duration> pauses = pausesOfAPut(server);
      assertThat(server.calls()).isEqualTo(5);
      assertThat(pauses).hasSize(4).isEqualTo(pausesOfAPut(server));
    }

    /** The first conflict is one with what was guessed: the second try knows what is there. */
    @Test
    void ofContentionArePausedForFromTheSecondOn() {
      AnsweringServer server = AnsweringServer.contended();
      assertThat(pausesOfAPut(server)).hasSize(6);
    }

    private List<Duration> pausesOfAPut(AnsweringServer server) {
      FakeStoreContext fake = FakeStoreContext.create("t");
      StoreAddress address =
          fake.address(
              "firestore://project/table",
              FakeEnvironment.create()
                  .setting("FIRESTORE_EMULATOR_HOST", "127.0.0.1:" + server.port()));
      Table table = Table.of(fake.context(), () -> new FirestoreProvider().openTable(address));
      assertFails(StoreError.RATE_LIMITED, () -> table.put(KEY, "x"));
      return fake.pauses();
    }
  }

  @Nested
  class Addresses {

    @ParameterizedTest
    @ValueSource(
        strings = {
          "firestore:x",
          "firestore://project",
          "firestore://project/",
          "firestore://project/a/b",
          "firestore://project/..",
          "firestore://project/__x__",
          "firestore://project/c?other=1",
          "firestore:///collection"
        })
    void thatNameNothingAreInvalid(String url) {
      Table table = environment(url, 1).table("t");
      assertFails(StoreError.INVALID_INPUT, () -> table.get(KEY, String.class));
    }

    @Test
    void takeTheirProjectFromTheEnvironmentAndTheirDatabaseFromTheUrl() {
      FakeEnvironment environment =
          FakeEnvironment.create().setting("GOOGLE_CLOUD_PROJECT", "mine");
      assertThat(TableUrl.parse("firestore:///c?database=d", environment))
          .isEqualTo(new TableUrl("mine", "d", "c"));
      assertThat(TableUrl.parse("firestore://p/c", environment))
          .isEqualTo(new TableUrl("p", "(default)", "c"));
    }
  }

  @Nested
  class Names {

    @Test
    void ofDocumentsStayBelowTheLimit() {
      Endpoint endpoint =
          new Endpoint(
              GoogleApi.ofEmulator("Firestore", FakeStoreContext.create("t").context()),
              "http://127.0.0.1",
              new TableUrl("p", "(default)", "c"));
      String name = endpoint.document(Key.of("\uFFFF".repeat(341), "\uFFFF".repeat(333)));
      for (String id : name.split("/", -1)) {
        assertThat(id.length()).isLessThanOrEqualTo(1500);
        assertThat(id).doesNotMatch("\\.|\\.\\.|__.*__").isNotEmpty();
      }
    }
  }
}
