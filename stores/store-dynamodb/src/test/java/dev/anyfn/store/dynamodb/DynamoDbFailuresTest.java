package dev.anyfn.store.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.anyfn.state.Condition;
import dev.anyfn.state.Key;
import dev.anyfn.state.StoreError;
import dev.anyfn.state.StoreException;
import dev.anyfn.state.Table;
import dev.anyfn.state.Version;
import dev.anyfn.state.Write;
import dev.anyfn.state.spi.StoreAddress;
import dev.anyfn.testkit.FakeEnvironment;
import dev.anyfn.testkit.FakeStoreContext;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DynamoDbFailuresTest {

  private static final String MODEL = "com.amazonaws.dynamodb.v20120810#";
  private static final Key KEY = Key.of("k");

  private static DynamoDbServer server;

  @BeforeAll
  static void start() throws Exception {
    server = DynamoDbServer.start();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private final FakeStoreContext fake = FakeStoreContext.create("t");

  private Table table(String url, int port) {
    FakeEnvironment environment = FakeEnvironment.create();
    new LocalTable(url, port).settings().forEach(environment::setting);
    return Table.of(
        fake.context(), () -> new DynamoDbProvider().openTable(fake.address(url, environment)));
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
      "AccessDeniedException, PERMISSION_DENIED",
      "UnrecognizedClientException, PERMISSION_DENIED",
      "InvalidSignatureException, PERMISSION_DENIED",
      "ExpiredTokenException, PERMISSION_DENIED",
      "ProvisionedThroughputExceededException, RATE_LIMITED",
      "RequestLimitExceeded, RATE_LIMITED",
      "TransactionConflictException, RATE_LIMITED",
      "ResourceNotFoundException, NOT_FOUND",
      "ItemCollectionSizeLimitExceededException, PAYLOAD_TOO_LARGE",
      "ValidationException, INVALID_INPUT",
      "SomethingNewException, INTERNAL"
    })
    void of400MeanTheSameToReadsAndWrites(String type, StoreError error) {
      Table table = table("dynamodb://table", AnsweringServer.of(400, MODEL + type).port());
      assertFails(error, () -> table.get(KEY, String.class));
      assertFails(error, () -> table.put(KEY, "x"));
      assertFails(
          error, () -> table.atomic(List.of(Write.put(KEY, "x"), Write.put(Key.of("l"), "x"))));
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 503})
    void ofABrokenServerLeaveTheOutcomeOfAWriteOpen(int status) {
      AnsweringServer server = AnsweringServer.of(status, MODEL + "InternalServerError");
      Table table = table("dynamodb://table", server.port());
      assertFails(StoreError.UNAVAILABLE, () -> table.get(KEY, String.class));
      assertThat(server.calls()).isGreaterThan(1);
      assertFails(StoreError.OUTCOME_UNKNOWN, () -> table.put(KEY, "x"));
    }

    @Test
    void ofABrokenServerAreNotAskedForTwiceByAWrite() {
      AnsweringServer server = AnsweringServer.of(500, MODEL + "InternalServerError");
      Table table = table("dynamodb://table", server.port());
      assertFails(StoreError.OUTCOME_UNKNOWN, () -> table.delete(KEY));
      assertThat(server.calls()).isEqualTo(1);
    }
  }

  @Nested
  class Pauses {

    private List<Duration> between(AnsweringServer server, Consumer<Table> use, int calls) {
      FakeStoreContext own = FakeStoreContext.create("t");
      FakeEnvironment environment = FakeEnvironment.create();
      new LocalTable("dynamodb://table", server.port()).settings().forEach(environment::setting);
      StoreAddress address = own.address("dynamodb://table", environment);
      int before = server.calls();
      try (Table table = Table.of(own.context(), () -> new DynamoDbProvider().openTable(address))) {
        assertThatThrownBy(() -> use.accept(table)).isInstanceOf(StoreException.class);
      }
      assertThat(server.calls() - before).isEqualTo(calls);
      return own.pauses();
    }

    @Test
    void areThoseOfTheContextAndGrow() {
      AnsweringServer server = AnsweringServer.throttling();
      List<Duration> pauses = between(server, table -> table.put(KEY, "x"), 5);
      assertThat(pauses).hasSize(4);
      for (int i = 0; i < pauses.size(); i++) {
        assertThat(pauses.get(i)).isPositive().isLessThanOrEqualTo(Duration.ofMillis(50L << i));
      }
      assertThat(pauses).isEqualTo(between(server, table -> table.put(KEY, "x"), 5));
    }

    @Test
    void comeBetweenTheTriesOfReadsAndTransactionsWhoseAnswerWasLost() {
      AnsweringServer server = AnsweringServer.of(500, MODEL + "InternalServerError");
      assertThat(between(server, table -> table.get(KEY, String.class), 5)).hasSize(4);
      List<Write> writes = List.of(Write.put(KEY, "x"), Write.put(Key.of("l"), "x"));
      // The transaction, then each document, to see whether it was done.
      assertThat(between(server, table -> table.atomic(writes), 15)).hasSize(12);
      assertThat(between(server, table -> table.delete(KEY), 1)).isEmpty();
    }

    @Test
    void comeAfterAClockThatIsWrong() {
      AnsweringServer server = AnsweringServer.of(400, MODEL + "RequestExpired");
      assertThat(between(server, table -> table.put(KEY, "x"), 5)).hasSize(4);
    }
  }

  @Nested
  class Addresses {

    @Test
    void ofMissingTablesAreAnsweredByHowToMakeThem() {
      Table table = table("dynamodb://orders", server.table().number());
      assertThatThrownBy(table::prime)
          .hasMessageContaining("aws dynamodb create-table --table-name orders")
          .hasMessageContaining("AttributeName=pk,AttributeType=B")
          .hasMessageContaining("?create=true");
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "dynamodb:table",
          "dynamodb://",
          "dynamodb://ab",
          "dynamodb://a/b/c",
          "dynamodb://table?make=true",
          "dynamodb://täble"
        })
    void thatNameNothingAreInvalid(String url) {
      assertFails(StoreError.INVALID_INPUT, () -> table(url, 1).get(KEY, String.class));
    }
  }

  @Nested
  class Transactions {

    @Test
    void nameTheFirstWriteThatIsInTheWay() {
      Table table = table(server.table().url(), server.table().number());
      table.put(Key.of("there"), "x");
      Write first = Write.put(Key.of("a"), "x").ifAbsent();
      Write second = Write.put(Key.of("there"), "x").ifAbsent();
      assertThatThrownBy(() -> table.atomic(List.of(first, second)))
          .isInstanceOfSatisfying(
              StoreException.class, e -> assertThat(e.failedWrite()).hasValue(1));
    }
  }

  @Nested
  class Versions {

    @Test
    void ofAnotherStoreFitNothing() {
      Table table = table(server.table().url(), server.table().number());
      table.put(KEY, "x");
      Condition foreign = Condition.ifVersion(Version.of("\"etag\""));
      assertFails(StoreError.PRECONDITION_FAILED, () -> table.put(KEY, "y", foreign));
    }
  }
}
