package dev.anyfn.testkit.state;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.anyfn.Batch;
import dev.anyfn.Concurrency;
import dev.anyfn.Context;
import dev.anyfn.ErrorCode;
import dev.anyfn.Function;
import dev.anyfn.FunctionException;
import dev.anyfn.Response;
import dev.anyfn.TypeToken;
import dev.anyfn.TypedFunction;
import dev.anyfn.runtime.JsonValues;
import dev.anyfn.state.Attempt;
import dev.anyfn.state.Bucket;
import dev.anyfn.state.Capability;
import dev.anyfn.state.Document;
import dev.anyfn.state.Idempotent;
import dev.anyfn.state.Key;
import dev.anyfn.state.Listing;
import dev.anyfn.state.StoreError;
import dev.anyfn.state.StoreException;
import dev.anyfn.state.Table;
import dev.anyfn.state.Write;
import dev.anyfn.state.spi.Row;
import dev.anyfn.state.spi.RowPage;
import dev.anyfn.state.spi.RowQuery;
import dev.anyfn.state.spi.RowWrite;
import dev.anyfn.state.spi.StoreContext;
import dev.anyfn.state.spi.TableDriver;
import dev.anyfn.testkit.FakeContext;
import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import java.io.InputStream;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class IdempotentTest {

  record Order(String id, int amount) {}

  record Receipt(String order, int run) {}

  private static final Order ORDER = new Order("o-1", 5);
  private static final Context CONTEXT = FakeContext.create();

  private final Time time = new Time();
  private final Troubled driver = new Troubled();
  private final InMemoryBucketDriver objects = new InMemoryBucketDriver(time);
  private final Table table = Table.of(context("orders"), () -> driver);
  private final Bucket bucket = Bucket.of(context("results"), () -> objects);
  private final AtomicInteger runs = new AtomicInteger();
  private Runnable whileWaiting = () -> {};

  private StoreContext context(String name) {
    return new StoreContext(name, new JsonValues(), time, new SplittableRandom(1), this::pause);
  }

  private void pause(Duration span) throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    time.pass(span);
    whileWaiting.run();
  }

  private Idempotent.Builder<Order, Receipt> builder() {
    return Idempotent.<Order, Receipt>over(table).key(Order::id).result(Receipt.class);
  }

  private Receipt charge(Order order, Context context) {
    return new Receipt(order.id(), runs.incrementAndGet());
  }

  private <T> Idempotent<Order, T> giving(TypeToken<T> type, T result) {
    return Idempotent.<Order, T>over(table)
        .key(Order::id)
        .result(type)
        .wrap(
            (order, context) -> {
              runs.incrementAndGet();
              return result;
            });
  }

  private static FunctionException failure(
      org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
    FunctionException failure = catchThrowableOfType(FunctionException.class, call);
    assertThat(failure).isNotNull();
    return failure;
  }

  /** A run during which something else happens. */
  private Idempotent<Order, Receipt> during(Runnable meanwhile) {
    return builder()
        .lease(ofSeconds(10))
        .wrap(
            (order, context) -> {
              Receipt receipt = charge(order, context);
              meanwhile.run();
              return receipt;
            });
  }

  private Receipt apply(Function<Order, Receipt> once) {
    try {
      return once.apply(ORDER, CONTEXT);
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  @Nested
  class Duplicates {

    private final Idempotent<Order, Receipt> once = builder().wrap(IdempotentTest.this::charge);

    @Test
    void getTheStoredResultWithoutARun() throws Exception {
      Receipt first = once.apply(ORDER, CONTEXT);

      assertThat(once.apply(ORDER, CONTEXT)).isEqualTo(first).isNotSameAs(first);
      assertThat(runs).hasValue(1);
    }

    @Test
    void ofAnotherKeyRun() throws Exception {
      assertThat(once.apply(ORDER, CONTEXT).run()).isEqualTo(1);
      assertThat(once.apply(new Order("o-2", 5), CONTEXT).run()).isEqualTo(2);
    }

    @Test
    void withAnotherPayloadAreAConflictThatDoesNotTellIt() throws Exception {
      once.apply(ORDER, CONTEXT);

      FunctionException failure = failure(() -> once.apply(new Order("o-1", 777), CONTEXT));
      assertThat(failure.code()).isEqualTo(ErrorCode.CONFLICT);
      assertThat(failure.detail()).doesNotContain("777").doesNotContain("o-1");
      assertThat(runs).hasValue(1);
    }

    @Test
    void withAnotherPayloadAreAConflictEvenAfterACrash() {
      Idempotent<Order, Receipt> dying = during(driver::die);
      assertThatThrownBy(() -> apply(dying)).isInstanceOf(Death.class);
      driver.reborn();
      time.pass(ofMinutes(10));

      assertThat(failure(() -> once.apply(new Order("o-1", 6), CONTEXT)).code())
          .isEqualTo(ErrorCode.CONFLICT);
      assertThat(apply(once).run()).isEqualTo(2);
    }

    @Test
    void mayHaveTheirMembersInAnotherOrder() throws Exception {
      Idempotent<Map<String, Object>, String> maps =
          Idempotent.<Map<String, Object>, String>over(table)
              .key(map -> "m")
              .result(String.class)
              .wrap((map, context) -> "run " + runs.incrementAndGet());
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("a", 1);
      one.put("b", 2.50);
      Map<String, Object> other = new LinkedHashMap<>();
      other.put("b", 2.5);
      other.put("a", 1);

      assertThat(maps.apply(one, CONTEXT)).isEqualTo("run 1");
      assertThat(maps.apply(other, CONTEXT)).isEqualTo("run 1");
    }

    @Test
    void areComparedByThePartThatTheUserNames() throws Exception {
      Idempotent<Order, Receipt> byId =
          builder().payload(Order::id).wrap(IdempotentTest.this::charge);
      byId.apply(ORDER, CONTEXT);

      assertThat(byId.apply(new Order("o-1", 6), CONTEXT).run()).isEqualTo(1);
    }

    @Test
    void mayBeEventsWithExtensionsOfTheirOwn() throws Exception {
      Idempotent<CloudEvent, String> events =
          Idempotent.<CloudEvent, String>over(table)
              .key(CloudEvent::getId)
              .result(String.class)
              .wrap((event, context) -> "run " + runs.incrementAndGet());
      CloudEvent event = event("data").build();
      events.apply(event, CONTEXT);

      assertThat(events.apply(event("data").withExtension("hop", "2").build(), CONTEXT))
          .isEqualTo("run 1");
      assertThat(failure(() -> events.apply(event("other").build(), CONTEXT)).code())
          .isEqualTo(ErrorCode.CONFLICT);
    }

    private CloudEventBuilder event(String data) {
      return CloudEventBuilder.v1()
          .withId("1")
          .withSource(URI.create("/tests"))
          .withType("t")
          .withData(data.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    @Test
    void areForgottenWhenTheResultExpires() {
      Idempotent<Order, Receipt> short1 =
          builder().keepResults(ofMinutes(1)).wrap(IdempotentTest.this::charge);
      apply(short1);
      time.pass(ofMillis(59_999));
      assertThat(apply(short1).run()).isEqualTo(1);
      time.pass(ofMillis(1));
      assertThat(apply(short1).run()).isEqualTo(2);
    }

    @Test
    void ofAnotherUseAreNone() throws Exception {
      apply(once);

      assertThat(apply(builder().name("refund").wrap(IdempotentTest.this::charge)).run())
          .isEqualTo(2);
      assertThat(once.apply(ORDER, FakeContext.create().functionName("other")).run()).isEqualTo(3);
    }

    @Test
    void doNotMeetTheDocumentsOfTheFunction() {
      table.put(Key.of("o-1"), "mine");
      apply(once);

      assertThat(table.get(Key.of("o-1"), String.class).orElseThrow().value()).isEqualTo("mine");
    }

    @Test
    void needAKey() {
      for (String key : new String[] {null, "", "k".repeat(1025), "\ud800"}) {
        Idempotent<Order, Receipt> odd =
            builder().key(order -> key).wrap(IdempotentTest.this::charge);
        assertThat(failure(() -> odd.apply(ORDER, CONTEXT)).code())
            .isEqualTo(ErrorCode.INVALID_INPUT);
      }
      assertThat(runs).hasValue(0);
    }
  }

  @Nested
  class ConcurrentDuplicates {

    private final Idempotent<Order, Receipt> once = builder().wrap(IdempotentTest.this::charge);

    @Test
    void areToldToComeBack() {
      List<FunctionException> told = new ArrayList<>();
      apply(during(() -> told.add(failure(() -> apply(once)))));

      assertThat(told.get(0).code()).isEqualTo(ErrorCode.UNAVAILABLE);
      assertThat(told.get(0).retryAfter()).contains(ofSeconds(10));
      assertThat(runs).hasValue(1);
    }

    @Test
    void waitForTheResultIfTheyMay() {
      Idempotent<Order, Receipt> patient =
          builder().waitFor(ofSeconds(3)).wrap(IdempotentTest.this::charge);
      List<Receipt> results = new ArrayList<>();
      AtomicInteger pauses = new AtomicInteger();
      // One thread: the first call's claim is put back for as long as the second one waits.
      Row[] done = new Row[1];
      Idempotent<Order, Receipt> first = during(() -> done[0] = driver.claim());
      Receipt receipt = apply(first);
      Row end = driver.claim();
      driver.put(done[0]);
      whileWaiting =
          () -> {
            if (pauses.incrementAndGet() == 4) {
              driver.put(end);
            }
          };

      results.add(apply(patient));

      assertThat(results).containsExactly(receipt);
      assertThat(pauses).hasValue(4);
      assertThat(runs).hasValue(1);
    }

    @Test
    void waitNoLongerThanTheyMay() {
      Instant begin = time.instant();
      Idempotent<Order, Receipt> patient =
          builder().waitFor(ofSeconds(3)).wrap(IdempotentTest.this::charge);
      apply(
          during(
              () -> {
                assertThat(failure(() -> apply(patient)).code()).isEqualTo(ErrorCode.UNAVAILABLE);
                assertThat(time.instant()).isEqualTo(begin.plusSeconds(3));
              }));
    }

    @Test
    void runAsSoonAsTheKeyIsReleased() {
      Idempotent<Order, Receipt> patient =
          builder().waitFor(ofSeconds(3)).wrap(IdempotentTest.this::charge);
      Idempotent<Order, Receipt> failing =
          during(
              () -> {
                Row held = driver.claim();
                whileWaiting = driver::forgetClaims;
                assertThat(apply(patient).run()).isEqualTo(2);
                driver.put(held);
                throw FunctionException.unavailable("later", null);
              });
      failure(() -> apply(failing));
    }

    @Test
    void thatAreInterruptedReleaseNothing() {
      Idempotent<Order, Receipt> patient =
          builder().waitFor(ofSeconds(3)).wrap(IdempotentTest.this::charge);
      apply(
          during(
              () -> {
                Thread.currentThread().interrupt();
                assertThatThrownBy(() -> apply(patient))
                    .isInstanceOfSatisfying(
                        StoreException.class,
                        e -> assertThat(e.error()).isEqualTo(StoreError.UNAVAILABLE));
                assertThat(Thread.interrupted()).isTrue();
              }));
      assertThat(apply(once).run()).isEqualTo(1);
    }

    @AfterEach
    void isNotInterrupted() {
      assertThat(Thread.interrupted()).isFalse();
    }
  }

  @Nested
  class Leases {

    private final Idempotent<Order, Receipt> once = builder().wrap(IdempotentTest.this::charge);

    @Test
    void areTakenOverWhenTheyHaveRunOutByAllClocks() {
      Instant begin = time.instant();
      assertThatThrownBy(() -> apply(during(driver::die))).isInstanceOf(Death.class);
      driver.reborn();

      time.set(begin.plusSeconds(15)); // ten of the lease, five by which clocks may differ
      assertThat(failure(() -> apply(once)).code()).isEqualTo(ErrorCode.UNAVAILABLE);
      time.pass(ofMillis(1));
      assertThat(apply(once).run()).isEqualTo(2);
    }

    @Test
    void lastUntilTheDeadline() throws Exception {
      List<Instant> ends = new ArrayList<>();
      Idempotent<Order, Receipt> telling = telling(builder(), ends);
      telling.apply(
          ORDER, FakeContext.create().deadline(time.instant().plusSeconds(42), ofSeconds(42)));

      assertThat(ends).containsExactly(time.instant().plusSeconds(42));
    }

    @Test
    void areNotLongerThanTheUserSays() throws Exception {
      List<Instant> ends = new ArrayList<>();
      Idempotent<Order, Receipt> telling = telling(builder().lease(ofSeconds(7)), ends);
      telling.apply(
          ORDER, FakeContext.create().deadline(time.instant().plusSeconds(42), ofSeconds(42)));

      assertThat(ends).containsExactly(time.instant().plusSeconds(7));
    }

    private Idempotent<Order, Receipt> telling(
        Idempotent.Builder<Order, Receipt> builder, List<Instant> ends) {
      return builder.wrap(
          (order, context, attempt) -> {
            ends.add(attempt.leaseUntil());
            return charge(order, context);
          });
    }

    @Test
    void areNotTakenWhenNoTimeIsLeft() {
      Context late = FakeContext.create().deadline(time.instant(), Duration.ZERO);

      assertThat(failure(() -> once.apply(ORDER, late)).code())
          .isEqualTo(ErrorCode.DEADLINE_EXCEEDED);
      assertThat(driver.claim()).isNull();
    }

    @Test
    void thatRanOutWhileTheyWereTakenAreTakenAnew() {
      driver.then(() -> time.pass(ofMinutes(6)));

      assertThat(apply(once).run()).isEqualTo(1);
      assertThat(driver.operations).containsExactly("put", "put", "put");
    }

    @Test
    void areRenewed() throws Exception {
      Idempotent<Order, Receipt> long1 =
          builder()
              .lease(ofSeconds(10))
              .wrap(
                  (order, context, attempt) -> {
                    for (int i = 0; i < 10; i++) {
                      time.pass(ofSeconds(9));
                      attempt.extend();
                      assertThat(failure(() -> once.apply(ORDER, CONTEXT)).code())
                          .isEqualTo(ErrorCode.UNAVAILABLE);
                    }
                    return charge(order, context);
                  });

      assertThat(apply(long1).run()).isEqualTo(1);
      assertThat(apply(once).run()).isEqualTo(1);
    }

    @Test
    void cannotBeRenewedWhenAnotherHasTakenOver() {
      Idempotent<Order, Receipt> stalled =
          builder()
              .lease(ofSeconds(10))
              .wrap(
                  (order, context, attempt) -> {
                    time.pass(ofMinutes(1));
                    apply(once);
                    attempt.extend();
                    throw new AssertionError("must not come here");
                  });

      assertThat(failure(() -> apply(stalled)).detail()).contains("taken over");
      assertThat(apply(once).run()).isEqualTo(1);
    }

    @Test
    void areRenewedThoughTheAnswerIsLost() {
      Idempotent<Order, Receipt> long1 =
          builder()
              .lease(ofSeconds(10))
              .wrap(
                  (order, context, attempt) -> {
                    driver.then(StoreError.OUTCOME_UNKNOWN, true);
                    driver.then(StoreError.UNAVAILABLE, false); // the table's own look
                    attempt.extend();
                    return charge(order, context);
                  });

      assertThat(apply(long1).run()).isEqualTo(1);
      assertThat(apply(once).run()).isEqualTo(1);
    }
  }

  @Nested
  class Results {

    private <T> T again(Idempotent<Order, T> once) throws Exception {
      T first = once.apply(ORDER, CONTEXT);
      T second = once.apply(ORDER, CONTEXT);
      assertThat(runs).hasValue(1);
      assertThat(second == null).isEqualTo(first == null);
      return second;
    }

    @Test
    void maybeNull() throws Exception {
      assertThat(again(giving(TypeToken.of(Receipt.class), null))).isNull();
    }

    @Test
    void maybeVoid() throws Exception {
      assertThat(again(giving(TypeToken.of(Void.class), null))).isNull();
    }

    @Test
    void maybeText() throws Exception {
      String odd = "\"\u0000\ud83d\ude00\\ \n{";
      assertThat(again(giving(TypeToken.of(String.class), odd))).isEqualTo(odd);
    }

    @Test
    void maybeEmptyText() throws Exception {
      assertThat(again(giving(TypeToken.of(String.class), ""))).isEmpty();
    }

    @Test
    void maybeBytes() throws Exception {
      byte[] bytes = {0, -1, 127, 13};
      assertThat(again(giving(TypeToken.of(byte[].class), bytes))).isEqualTo(bytes);
    }

    @Test
    void maybeGeneric() throws Exception {
      List<Receipt> list = List.of(new Receipt("a", 1), new Receipt("b", 2));
      assertThat(again(giving(new TypeToken<List<Receipt>>() {}, list))).isEqualTo(list);
    }

    @Test
    void maybeResponses() throws Exception {
      Response<Receipt> response =
          Response.of(201, new Receipt("a", 1)).header("X-A", "1").header("X-A", "2");

      Response<Receipt> stored = again(giving(new TypeToken<Response<Receipt>>() {}, response));

      assertThat(stored.status()).isEqualTo(201);
      assertThat(stored.headers().all("x-a")).containsExactly("1", "2");
      assertThat(stored.body()).contains(new Receipt("a", 1));
    }

    @Test
    void maybeResponsesWithoutBody() throws Exception {
      Response<String> stored =
          again(giving(new TypeToken<Response<String>>() {}, Response.status(204)));

      assertThat(stored.status()).isEqualTo(204);
      assertThat(stored.body()).isEmpty();
    }

    @Test
    void thatCanBeReadButOnceAreRefusedAtOnce() {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> giving(TypeToken.of(InputStream.class), null))
          .withMessageContaining("byte[]");
      assertThatIllegalArgumentException()
          .isThrownBy(() -> giving(new TypeToken<Stream<Receipt>>() {}, null))
          .withMessageContaining("list");
      assertThatIllegalArgumentException()
          .isThrownBy(() -> giving(TypeToken.of(Batch.Outcome.class), null))
          .withMessageContaining("Batch.each");
      assertThatIllegalArgumentException()
          .isThrownBy(() -> giving(TypeToken.of(Response.class), null))
          .withMessageContaining("Response<Receipt>");
    }

    @Test
    void thatAreNoLongerOfTheirTypeAreAnErrorAndNoRun() throws Exception {
      giving(TypeToken.of(String.class), "text").apply(ORDER, CONTEXT);

      Idempotent<Order, Receipt> changed = builder().wrap(IdempotentTest.this::charge);
      assertThatThrownBy(() -> changed.apply(ORDER, CONTEXT))
          .isInstanceOfSatisfying(
              StoreException.class, e -> assertThat(e.error()).isEqualTo(StoreError.INTERNAL));
      assertThat(runs).hasValue(1);
    }
  }

  @Nested
  class LargeResults {

    private final String large = "x".repeat(Table.MAX_DOCUMENT_BYTES);
    private final Idempotent<Order, String> once = once(builder(true));

    private Idempotent.Builder<Order, String> builder(boolean withBucket) {
      Idempotent.Builder<Order, String> builder =
          Idempotent.<Order, String>over(table).key(Order::id).result(String.class);
      return withBucket ? builder.largeResults(bucket) : builder;
    }

    private Idempotent<Order, String> once(Idempotent.Builder<Order, String> builder) {
      return builder.wrap(
          (order, context) -> {
            runs.incrementAndGet();
            return large;
          });
    }

    private long stored() {
      try (Stream<?> all = bucket.list(Listing.all().prefix("idempotent/"))) {
        return all.count();
      }
    }

    @Test
    void standInTheBucket() throws Exception {
      assertThat(once.apply(ORDER, CONTEXT)).isEqualTo(large);
      assertThat(once.apply(ORDER, CONTEXT)).isEqualTo(large);
      assertThat(runs).hasValue(1);
      assertThat(stored()).isEqualTo(1);
    }

    @Test
    void thatJustFitStandInTheTable() throws Exception {
      String fits = "x".repeat(Table.MAX_DOCUMENT_BYTES - 1000);
      Idempotent<Order, String> small = builder(true).wrap((order, context) -> fits);
      small.apply(ORDER, CONTEXT);

      assertThat(small.apply(ORDER, CONTEXT)).isEqualTo(fits);
      assertThat(stored()).isZero();
    }

    @Test
    void withoutABucketAreAFailureThatIsNotRunAgain() {
      Idempotent<Order, String> without = once(builder(false));
      for (int i = 0; i < 2; i++) {
        FunctionException failure = failure(() -> without.apply(ORDER, CONTEXT));
        assertThat(failure.code()).isEqualTo(ErrorCode.PAYLOAD_TOO_LARGE);
        assertThat(failure.detail()).contains("largeResults");
      }
      assertThat(runs).hasValue(1);
    }

    @Test
    void withoutABucketWriteNothing() {
      Idempotent<Order, String> without =
          builder(false)
              .wrap(
                  (order, context, attempt) -> {
                    attempt.write(Write.put(Key.of("effect"), 1));
                    return large;
                  });
      failure(() -> without.apply(ORDER, CONTEXT));

      assertThat(table.get(Key.of("effect"), Integer.class)).isEmpty();
    }

    @Test
    void ofRunsThatLostTheirLeaseAreDeleted() throws Exception {
      Idempotent<Order, String> stalled =
          builder(true)
              .lease(ofSeconds(10))
              .wrap(
                  (order, context) -> {
                    time.pass(ofMinutes(1));
                    try {
                      once.apply(order, context);
                    } catch (Exception e) {
                      throw new AssertionError(e);
                    }
                    return large + "late";
                  });

      assertThat(stalled.apply(ORDER, CONTEXT)).isEqualTo(large);
      assertThat(stored()).isEqualTo(1);
    }

    @Test
    void thatWereDeletedAreAnErrorAndNoRun() throws Exception {
      once.apply(ORDER, CONTEXT);
      try (Stream<dev.anyfn.state.Entry> all = bucket.list(Listing.all().prefix("idempotent/"))) {
        all.toList().forEach(entry -> bucket.delete(entry.key()));
      }

      assertThatThrownBy(() -> once.apply(ORDER, CONTEXT)).isInstanceOf(StoreException.class);
      assertThat(runs).hasValue(1);
    }
  }

  @Nested
  class Failures {

    private Idempotent<Order, Receipt> failing(Throwable failure) {
      return builder()
          .wrap(
              (order, context) -> {
                runs.incrementAndGet();
                if (runs.get() > 1) {
                  return new Receipt(order.id(), runs.get());
                }
                if (failure instanceof Error e) {
                  throw e;
                }
                throw (Exception) failure;
              });
    }

    @ParameterizedTest
    @EnumSource(ErrorCode.class)
    void areStoredIfTheyAreForGoodAndReleaseTheKeyElse(ErrorCode code) throws Exception {
      FunctionException thrown = new FunctionException(code, "no such customer");
      Idempotent<Order, Receipt> once = failing(thrown);
      assertThatThrownBy(() -> once.apply(ORDER, CONTEXT)).isSameAs(thrown);

      if (code.retry() == ErrorCode.Retry.NEVER) {
        FunctionException again = failure(() -> once.apply(ORDER, CONTEXT));
        assertThat(again.code()).isEqualTo(code);
        assertThat(again.detail()).isEqualTo("no such customer");
        assertThat(runs).hasValue(1);
      } else {
        assertThat(driver.claim()).isNull();
        assertThat(once.apply(ORDER, CONTEXT).run()).isEqualTo(2);
      }
    }

    @Test
    void ofAnyOtherKindReleaseTheKey() throws Exception {
      for (Throwable thrown :
          List.of(
              new IllegalStateException("bug"),
              new java.io.IOException("disk"),
              new InterruptedException(),
              new StackOverflowError(),
              new StoreException(StoreError.NOT_FOUND, "no table"))) {
        runs.set(0);
        driver.forgetClaims();
        Idempotent<Order, Receipt> once = failing(thrown);
        assertThatThrownBy(() -> once.apply(ORDER, CONTEXT)).isSameAs(thrown);
        assertThat(once.apply(ORDER, CONTEXT).run()).isEqualTo(2);
      }
    }

    @Test
    void keepTheirNameWhenTheKeyCannotBeReleased() {
      IllegalStateException thrown = new IllegalStateException("bug");
      Idempotent<Order, Receipt> once =
          builder()
              .wrap(
                  (order, context) -> {
                    driver.then(StoreError.UNAVAILABLE, false);
                    throw thrown;
                  });

      assertThatThrownBy(() -> once.apply(ORDER, CONTEXT)).isSameAs(thrown);
      assertThat(thrown.getSuppressed()).hasSize(1);
    }

    @Test
    void releaseNoKeyThatAnotherHolds() throws Exception {
      Idempotent<Order, Receipt> other = builder().wrap(IdempotentTest.this::charge);
      Idempotent<Order, Receipt> stalled =
          during(
              () -> {
                time.pass(ofMinutes(1));
                apply(other);
                throw new IllegalStateException("too late");
              });
      assertThatThrownBy(() -> apply(stalled)).hasMessage("too late");

      assertThat(apply(other).run()).isEqualTo(2);
      assertThat(runs).hasValue(2);
    }

    @Test
    void withLongDetailsAreCut() {
      Idempotent<Order, Receipt> once =
          failing(FunctionException.invalidInput("x".repeat(Table.MAX_DOCUMENT_BYTES)));
      failure(() -> apply(once));

      assertThat(failure(() -> apply(once)).detail()).hasSize(10_000);
    }
  }

  @Nested
  class Attempts {

    private final Key stock = Key.of("stock");

    private Idempotent<Order, Receipt> writing(Write... writes) {
      return builder()
          .wrap(
              (order, context, attempt) -> {
                attempt.write(writes);
                assertThat(table.get(stock, Integer.class)).isEmpty();
                return charge(order, context);
              });
    }

    @Test
    void writeTogetherWithTheResult() throws Exception {
      Idempotent<Order, Receipt> once = writing(Write.put(stock, 1).ifAbsent());
      once.apply(ORDER, CONTEXT);

      assertThat(once.apply(ORDER, CONTEXT).run()).isEqualTo(1);
      assertThat(table.get(stock, Integer.class).orElseThrow().value()).isEqualTo(1);
      assertThat(driver.operations).filteredOn(o -> o.equals("atomic")).hasSize(1);
    }

    @Test
    void writeNothingWhenTheFunctionThrows() {
      for (ErrorCode code : List.of(ErrorCode.UNAVAILABLE, ErrorCode.NOT_FOUND)) {
        Idempotent<Order, Receipt> once =
            builder()
                .wrap(
                    (order, context, attempt) -> {
                      attempt.write(Write.put(stock, 1));
                      throw new FunctionException(code, "no");
                    });
        failure(() -> apply(once));
        assertThat(table.get(stock, Integer.class)).isEmpty();
      }
    }

    @Test
    void writeNothingWhenAnotherHasTakenOver() {
      Idempotent<Order, Receipt> other = builder().wrap(IdempotentTest.this::charge);
      Idempotent<Order, Receipt> stalled =
          builder()
              .lease(ofSeconds(10))
              .wrap(
                  (order, context, attempt) -> {
                    attempt.write(Write.put(stock, 1));
                    time.pass(ofMinutes(1));
                    apply(other);
                    return new Receipt("late", 0);
                  });

      assertThat(apply(stalled)).isEqualTo(new Receipt("o-1", 1));
      assertThat(table.get(stock, Integer.class)).isEmpty();
    }

    @Test
    void whoseOtherConditionFailsReleaseTheKeyToBeTriedAgain() throws Exception {
      Idempotent<Order, Receipt> once =
          builder()
              .wrap(
                  (order, context, attempt) -> {
                    Document<Integer> read = table.get(stock, Integer.class).orElse(null);
                    if (runs.get() == 0) {
                      table.put(stock, 10); // somebody else is faster
                    }
                    Write write = Write.put(stock, read == null ? 1 : read.value() + 1);
                    attempt.write(
                        read == null ? write.ifAbsent() : write.ifVersion(read.version()));
                    return charge(order, context);
                  });

      assertThat(failure(() -> once.apply(ORDER, CONTEXT)).code()).isEqualTo(ErrorCode.UNAVAILABLE);
      assertThat(once.apply(ORDER, CONTEXT).run()).isEqualTo(2);
      assertThat(table.get(stock, Integer.class).orElseThrow().value()).isEqualTo(11);
    }

    @Test
    void whoseDocumentIsTooLargeReleaseTheKey() {
      Idempotent<Order, Receipt> once =
          writing(Write.put(stock, "x".repeat(Table.MAX_DOCUMENT_BYTES)));

      assertThatThrownBy(() -> apply(once))
          .isInstanceOfSatisfying(
              StoreException.class,
              e -> assertThat(e.error()).isEqualTo(StoreError.PAYLOAD_TOO_LARGE));
      assertThat(driver.claim()).isNull();
    }

    @Test
    void takeNinetyNineWritesOfDifferentKeys() {
      Write[] many = new Write[100];
      for (int i = 0; i < many.length; i++) {
        many[i] = Write.put(Key.of("k" + i), i);
      }
      assertThatIllegalArgumentException().isThrownBy(() -> apply(writing(many)));
      assertThat(apply(writing(java.util.Arrays.copyOf(many, 99))).run()).isEqualTo(1);
      assertThatIllegalArgumentException()
          .isThrownBy(
              () ->
                  writing(Write.put(stock, 1), Write.delete(stock))
                      .apply(new Order("o-2", 1), CONTEXT))
          .withMessageContaining("once only");
    }

    @Test
    void areRefusedWhereTheTableIsNotAtomic() {
      driver.capabilities = Set.of();

      assertThatThrownBy(() -> writing(Write.put(stock, 1)))
          .isInstanceOfSatisfying(
              StoreException.class, e -> assertThat(e.error()).isEqualTo(StoreError.UNSUPPORTED));
      assertThat(apply(builder().wrap(IdempotentTest.this::charge)).run()).isEqualTo(1);
    }

    @Test
    void areRefusedAtTheCallIfItCouldNotBeKnownBefore() {
      driver.capabilities = null;
      Idempotent<Order, Receipt> once = writing(Write.put(stock, 1));
      driver.capabilities = Set.of();

      assertThatThrownBy(() -> apply(once))
          .isInstanceOfSatisfying(
              StoreException.class, e -> assertThat(e.error()).isEqualTo(StoreError.UNSUPPORTED));
      assertThat(runs).hasValue(0);
    }

    @Test
    void countThoseThatDied() {
      List<Integer> numbers = new ArrayList<>();
      Idempotent<Order, Receipt> once =
          builder()
              .wrap(
                  (order, context, attempt) -> {
                    numbers.add(attempt.number());
                    if (numbers.size() < 3) {
                      driver.die();
                    }
                    return charge(order, context);
                  });
      for (int i = 0; i < 2; i++) {
        assertThatThrownBy(() -> apply(once)).isInstanceOf(Death.class);
        driver.reborn();
        time.pass(ofMinutes(6));
      }
      apply(once);

      assertThat(numbers).containsExactly(1, 2, 3);
    }

    @Test
    void areOverWhenTheFunctionHasReturned() {
      Attempt[] kept = new Attempt[1];
      Idempotent<Order, Receipt> once =
          builder()
              .wrap(
                  (order, context, attempt) -> {
                    kept[0] = attempt;
                    return charge(order, context);
                  });
      apply(once);

      assertThatIllegalStateException().isThrownBy(() -> kept[0].write(Write.put(stock, 1)));
      assertThatIllegalStateException().isThrownBy(kept[0]::extend);
    }
  }

  @Nested
  class StoreFailures {

    private final Idempotent<Order, Receipt> once = builder().wrap(IdempotentTest.this::charge);

    private Idempotent<Order, Receipt> then(Runnable trouble) {
      return builder()
          .wrap(
              (order, context) -> {
                Receipt receipt = charge(order, context);
                trouble.run();
                return receipt;
              });
    }

    @Test
    void beforeTheRunAreThrownOn() {
      driver.then(StoreError.UNAVAILABLE, false);

      assertThatThrownBy(() -> apply(once))
          .isInstanceOfSatisfying(
              StoreException.class, e -> assertThat(e.error()).isEqualTo(StoreError.UNAVAILABLE));
      assertThat(runs).hasValue(0);
      assertThat(apply(once).run()).isEqualTo(1);
    }

    @Test
    void thatHideWhetherTheLeaseIsTakenAreLookedThrough() {
      for (boolean done : List.of(true, false)) {
        driver.forgetClaims();
        runs.set(0);
        driver.then(StoreError.OUTCOME_UNKNOWN, done);
        driver.then(StoreError.UNAVAILABLE, false); // the table's own look

        assertThat(apply(once).run()).isEqualTo(1);
      }
    }

    @Test
    void thatRefuseCompletionAreTriedAgain() {
      Idempotent<Order, Receipt> refused =
          then(
              () -> {
                driver.then(StoreError.UNAVAILABLE, false);
                driver.then(StoreError.RATE_LIMITED, false);
              });

      assertThat(apply(refused).run()).isEqualTo(1);
      assertThat(apply(once).run()).isEqualTo(1);
    }

    @Test
    void thatGoOnGiveNoSuccessAndKeepTheLease() {
      Idempotent<Order, Receipt> refused =
          then(
              () -> {
                for (int i = 0; i < 8; i++) {
                  driver.then(StoreError.UNAVAILABLE, false);
                }
              });

      FunctionException failure = failure(() -> apply(refused));
      assertThat(failure.code()).isEqualTo(ErrorCode.UNAVAILABLE);
      assertThat(failure.retryAfter()).isPresent();
      assertThat(failure.getCause()).isInstanceOf(StoreException.class);
      assertThat(failure(() -> apply(once)).detail()).contains("in progress");
    }

    @Test
    void thatHideWhetherTheResultIsStoredAreLookedThrough() {
      for (boolean done : List.of(true, false)) {
        driver.forgetClaims();
        runs.set(0);
        Idempotent<Order, Receipt> lost =
            then(
                () -> {
                  driver.then(StoreError.OUTCOME_UNKNOWN, done);
                  driver.then(StoreError.UNAVAILABLE, false); // the table's own look
                  driver.then(StoreError.UNAVAILABLE, false);
                });

        assertThat(apply(lost).run()).isEqualTo(1);
        assertThat(apply(once).run()).isEqualTo(1);
      }
    }

    @Test
    void thatCannotBeLookedThroughGiveNoSuccess() {
      Idempotent<Order, Receipt> lost =
          then(
              () -> {
                driver.then(StoreError.OUTCOME_UNKNOWN, true);
                driver.then(StoreError.UNAVAILABLE, false);
                driver.then(StoreError.PERMISSION_DENIED, false);
              });

      assertThat(failure(() -> apply(lost)).code()).isEqualTo(ErrorCode.UNAVAILABLE);
      assertThat(apply(once).run()).isEqualTo(1);
    }

    @Test
    void afterALostLeaseGiveWhatTheOtherRunStored() {
      Idempotent<Order, Receipt> stalled =
          during(
              () -> {
                time.pass(ofMinutes(1));
                apply(once);
              });

      assertThat(apply(stalled).run()).isEqualTo(2);
      assertThat(apply(once).run()).isEqualTo(2);
    }

    @Test
    void afterALostLeaseWithoutAResultGiveNoSuccess() {
      Idempotent<Order, Receipt> stalled =
          during(
              () -> {
                time.pass(ofMinutes(1));
                Idempotent<Order, Receipt> failing =
                    builder()
                        .wrap(
                            (order, context) -> {
                              throw FunctionException.unavailable("no", null);
                            });
                failure(() -> apply(failing));
              });

      assertThat(failure(() -> apply(stalled)).code()).isEqualTo(ErrorCode.UNAVAILABLE);
      assertThat(apply(once).run()).isEqualTo(2);
    }

    @Test
    void areNotHiddenByAnInterrupt() {
      Idempotent<Order, Receipt> refused =
          then(
              () -> {
                driver.then(StoreError.UNAVAILABLE, false);
                Thread.currentThread().interrupt();
              });

      assertThat(failure(() -> apply(refused)).code()).isEqualTo(ErrorCode.UNAVAILABLE);
      assertThat(Thread.interrupted()).isTrue();
    }
  }

  @Nested
  class Batches {

    private final Batch<Order> batch =
        Batch.of(
            Stream.of("a", "b", "a", "bad", "c")
                .map(id -> Batch.Item.of("item-" + id, 1, () -> new Order(id, 1)))
                .toList(),
            false);

    @Test
    void actOnceForEachRecord() {
      List<String> charged = new ArrayList<>();
      Idempotent<Order, Receipt> once =
          builder()
              .wrap(
                  (order, context) -> {
                    if (order.id().equals("bad")) {
                      throw FunctionException.unavailable("later", null);
                    }
                    charged.add(order.id());
                    return charge(order, context);
                  });

      Batch.Outcome first = batch.each(order -> once.apply(order, CONTEXT));
      Batch.Outcome second = batch.each(order -> once.apply(order, CONTEXT));

      assertThat(charged).containsExactly("a", "b", "c");
      for (Batch.Outcome outcome : List.of(first, second)) {
        assertThat(outcome.failures()).extracting(Batch.Failure::id).containsExactly("item-bad");
      }
    }

    @Test
    void holdALeaseForOneRecordAtATime() {
      List<Integer> held = new ArrayList<>();
      Idempotent<Order, Receipt> once =
          builder()
              .wrap(
                  (order, context) -> {
                    held.add(driver.inProgress());
                    return charge(order, context);
                  });
      batch.each(order -> once.apply(order, CONTEXT));

      assertThat(held).containsOnly(1).hasSize(4);
    }
  }

  @Nested
  class Typed {

    @Concurrency(Concurrency.Mode.SINGLE)
    static final class Charge implements TypedFunction<Order, Receipt>, AutoCloseable {
      private boolean closed;
      private int runs;

      @Override
      public Receipt apply(Order order, Context context) {
        return new Receipt(order.id(), ++runs);
      }

      @Override
      public java.lang.reflect.Type inputType() {
        return Order.class;
      }

      @Override
      public java.lang.reflect.Type outputType() {
        return Receipt.class;
      }

      @Override
      public void close() {
        closed = true;
      }
    }

    @Test
    void functionsKeepTypesAnnotationsAndLifeCycle() throws Exception {
      Charge charge = new Charge();
      TypedFunction<Order, Receipt> once = Idempotent.of(charge, table, Order::id);

      assertThat(once.apply(ORDER, CONTEXT)).isEqualTo(once.apply(ORDER, CONTEXT));
      assertThat(charge.runs).isEqualTo(1);
      assertThat(once.inputType()).isEqualTo(Order.class);
      assertThat(once.outputType()).isEqualTo(Receipt.class);
      assertThat(once.unwrapped()).isSameAs(charge);
      ((AutoCloseable) once).close();
      assertThat(charge.closed).isTrue();
    }
  }

  @Nested
  class Builders {

    @Test
    void sayWhatIsMissing() {
      assertThatIllegalStateException()
          .isThrownBy(
              () ->
                  Idempotent.<Order, Receipt>over(table)
                      .result(Receipt.class)
                      .wrap(IdempotentTest.this::charge))
          .withMessageContaining("key(Order::id)");
      assertThatIllegalStateException()
          .isThrownBy(
              () ->
                  Idempotent.<Order, Receipt>over(table)
                      .key(Order::id)
                      .wrap(IdempotentTest.this::charge))
          .withMessageContaining("result(Receipt.class)");
    }

    @Test
    void refuseTimesThatMakeNoSense() {
      assertThatIllegalArgumentException().isThrownBy(() -> builder().lease(Duration.ZERO));
      assertThatIllegalArgumentException().isThrownBy(() -> builder().keepResults(Duration.ZERO));
      assertThatIllegalArgumentException().isThrownBy(() -> builder().clockSkew(ofSeconds(-1)));
      assertThatIllegalArgumentException().isThrownBy(() -> builder().waitFor(ofSeconds(-1)));
      assertThatIllegalArgumentException().isThrownBy(() -> builder().name(""));
    }
  }

  private static final class Death extends Error {}

  private static final class Time extends Clock {
    private Instant now = Instant.parse("2026-11-01T00:00:00Z");

    void pass(Duration span) {
      now = now.plus(span);
    }

    void set(Instant instant) {
      now = instant;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return now;
    }
  }

  /** In memory, with trouble at the next operations. */
  private static final class Troubled implements TableDriver {

    private final InMemoryTableDriver memory = new InMemoryTableDriver();
    private final Deque<Runnable> troubles = new ArrayDeque<>();
    private final List<String> operations = new ArrayList<>();
    private Set<Capability> capabilities = memory.capabilities();
    private boolean dead;
    private final Set<Key> claims = new java.util.LinkedHashSet<>();

    void then(Runnable trouble) {
      troubles.add(trouble);
    }

    void then(StoreError error, boolean done) {
      troubles.add(
          () -> {
            throw new Trouble(error, done);
          });
    }

    private static final class Trouble extends RuntimeException {
      private final StoreError error;
      private final boolean done;

      Trouble(StoreError error, boolean done) {
        this.error = error;
        this.done = done;
      }
    }

    void die() {
      dead = true;
    }

    void reborn() {
      dead = false;
    }

    Row claim() {
      return claims.isEmpty() ? null : memory.get(claims.iterator().next());
    }

    int inProgress() {
      return (int)
          claims.stream()
              .map(memory::get)
              .filter(row -> row != null && new String(row.value()).contains("IN_PROGRESS"))
              .count();
    }

    void put(Row row) {
      memory.write(
          new RowWrite.Put(
              row.key(),
              row.value(),
              row.version(),
              row.expiresAt(),
              dev.anyfn.state.Condition.none()),
          Instant.EPOCH);
    }

    void forgetClaims() {
      for (Key key : claims) {
        memory.write(new RowWrite.Delete(key, dev.anyfn.state.Condition.none()), Instant.EPOCH);
      }
    }

    private void step(String operation, Runnable action) {
      if (dead) {
        throw new Death();
      }
      operations.add(operation);
      Runnable trouble = troubles.poll();
      try {
        if (trouble != null) {
          trouble.run();
        }
      } catch (Trouble e) {
        if (e.done) {
          action.run();
        }
        throw new StoreException(e.error, "as the test says");
      }
      action.run();
    }

    @Override
    public Set<Capability> capabilities() {
      if (capabilities == null) {
        throw new StoreException(StoreError.UNAVAILABLE, "not yet");
      }
      return capabilities;
    }

    @Override
    public void prime() {}

    @Override
    public Row get(Key key) {
      Row[] row = new Row[1];
      step("get", () -> row[0] = memory.get(key));
      return row[0];
    }

    @Override
    public void write(RowWrite write, Instant now) {
      note(write);
      step(write instanceof RowWrite.Delete ? "delete" : "put", () -> memory.write(write, now));
    }

    @Override
    public void atomic(List<RowWrite> writes, Instant now) {
      writes.forEach(this::note);
      step("atomic", () -> memory.atomic(writes, now));
    }

    private void note(RowWrite write) {
      if (write.key().partition().startsWith("idempotent/")) {
        claims.add(write.key());
      }
    }

    @Override
    public RowPage query(RowQuery query) {
      return memory.query(query);
    }

    @Override
    public void close() {}
  }
}
