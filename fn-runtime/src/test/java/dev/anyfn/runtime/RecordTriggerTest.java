package dev.anyfn.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.anyfn.Batch;
import dev.anyfn.Context;
import dev.anyfn.Function;
import dev.anyfn.Response;
import dev.anyfn.TypedFunction;
import dev.anyfn.runtime.event.Event;
import dev.anyfn.runtime.wire.EventRecord;
import dev.anyfn.runtime.wire.Payload;
import io.cloudevents.CloudEvent;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class RecordTriggerTest {

  record Order(int id) {}

  private final List<Object> seen = new ArrayList<>();

  @AfterEach
  void clearTheFlag() {
    Thread.interrupted();
  }

  private static CloudEvent event(String id, String data) {
    return Event.builder()
        .id(id)
        .type("t")
        .source("/s")
        .data(data.getBytes(StandardCharsets.UTF_8))
        .build();
  }

  private static EventRecord record(String id, String data) {
    return new EventRecord(id, 2, Payload.of(data, null), () -> event(id, data));
  }

  private static List<EventRecord> records(String... data) {
    List<EventRecord> records = new ArrayList<>();
    for (int i = 0; i < data.length; i++) {
      records.add(record("r" + i, data[i]));
    }
    return records;
  }

  private static List<String> deliver(Rig rig, boolean ordered, String... data) {
    return deliver(rig, ordered, records(data));
  }

  /** Returns the ids of the records that are to be delivered again. */
  private static List<String> deliver(Rig rig, boolean ordered, List<EventRecord> records) {
    List<Ending> endings =
        new RecordTrigger(rig.instance).deliver(records, ordered, Origin.unknown());
    assertThat(endings).hasSameSizeAs(records);
    return RecordTrigger.failed(records, endings).stream().map(EventRecord::id).toList();
  }

  private Function<Order, Void> orders() {
    return TypedFunction.of(
        Order.class,
        Void.class,
        (order, context) -> {
          assertThat(context.attempt()).isEqualTo(2);
          assertThat(context.event()).isPresent();
          seen.add(order.id());
          if (order.id() < 0) {
            throw new IllegalStateException("negative");
          }
          return null;
        });
  }

  @Nested
  class OneByOne {

    @Test
    void onlyTheFailedAreReported() {
      Rig rig = Rig.of(orders());
      assertThat(deliver(rig, false, "{\"id\":1}", "{\"id\":-1}", "no", "{\"id\":2}"))
          .containsExactly("r1", "r2");
      assertThat(seen).containsExactly(1, -1, 2);
      assertThat(rig.logged())
          .extracting(line -> line.get("item").textValue())
          .containsExactly("r1", "r2");
    }

    @Test
    void nothingIsHandledBehindAFailureWhereTheOrderCounts() {
      Rig rig = Rig.of(orders());
      assertThat(deliver(rig, true, "{\"id\":1}", "{\"id\":-1}", "{\"id\":2}"))
          .containsExactly("r1", "r2");
      assertThat(seen).containsExactly(1, -1);
    }

    @Test
    void allWentWell() {
      assertThat(deliver(Rig.of(orders()), true, "{\"id\":1}", "{\"id\":2}")).isEmpty();
      assertThat(deliver(Rig.of(orders()), false)).isEmpty();
    }

    @Test
    void aBodyIsNeverLogged() {
      Rig rig = Rig.of(orders());
      deliver(rig, false, "{\"id\":\"s3cret\"}", "s3cret");
      assertThat(rig.logged()).hasSize(2);
      assertThat(rig.logText()).doesNotContain("s3cret");
    }

    @Test
    void aRecordThatMakesNoEventFailsAlone() {
      Rig rig = Rig.of(orders());
      List<EventRecord> records = new ArrayList<>(records("{\"id\":1}", "{\"id\":2}"));
      records.add(
          1,
          new EventRecord(
              "bad",
              1,
              Payload.empty(),
              () -> {
                throw new NumberFormatException("x");
              }));
      assertThat(deliver(rig, false, records)).containsExactly("bad");
    }

    @Test
    void aRecordThatIsTooLargeFailsAlone() {
      Rig rig = Rig.of(orders(), Map.of("FN_MAX_BODY_BYTES", "8"));
      assertThat(deliver(rig, false, "{\"id\":1}", "{\"id\":12}")).containsExactly("r1");
    }

    @Test
    void anOutputThatStandsForAFailureIsOne() {
      for (Object output :
          List.of(
              Response.status(503),
              new Batch.Outcome(List.of(new Batch.Failure("x", null))),
              Response.of(200, new Batch.Outcome(List.of(new Batch.Failure("x", null)))),
              java.util.concurrent.CompletableFuture.completedFuture("x"))) {
        Rig rig = Rig.of(TypedFunction.of(String.class, Object.class, (text, context) -> output));
        assertThat(deliver(rig, false, "a")).as("%s", output).containsExactly("r0");
      }
    }

    @Test
    void aLazyStreamIsRunBeforeItCountsAsDone() {
      List<String> saved = new ArrayList<>();
      List<String> closed = new ArrayList<>();
      Rig rig =
          Rig.of(
              TypedFunction.of(
                  String.class,
                  Stream.class,
                  (text, context) ->
                      Stream.of("1", text)
                          .peek(
                              x -> {
                                if (x.equals("bad")) {
                                  throw new IllegalStateException();
                                }
                                saved.add(x);
                              })
                          .onClose(() -> closed.add(text))));
      assertThat(deliver(rig, false, "2", "bad", "3")).containsExactly("r1");
      assertThat(saved).containsExactly("1", "2", "1", "1", "3");
      assertThat(closed).containsExactly("2", "bad", "3");
    }

    @Test
    void aStackOverflowIsAFailureAndTheEndOfMemoryIsTheEnd() {
      Rig overflow =
          Rig.of(
              TypedFunction.of(
                  String.class,
                  Void.class,
                  (text, context) -> {
                    throw new StackOverflowError();
                  }));
      assertThat(deliver(overflow, false, "a", "b")).containsExactly("r0", "r1");
      Rig memory =
          Rig.of(
              TypedFunction.of(
                  String.class,
                  Void.class,
                  (text, context) -> {
                    throw new OutOfMemoryError("simulated");
                  }));
      assertThatThrownBy(() -> deliver(memory, false, "a", "b"))
          .isInstanceOf(OutOfMemoryError.class);
    }

    @Test
    void anInterruptionIsPassedOn() {
      Rig rig =
          Rig.of(
              TypedFunction.of(
                  String.class,
                  Void.class,
                  (text, context) -> {
                    throw new InterruptedException();
                  }));
      assertThat(deliver(rig, false, "a")).containsExactly("r0");
      assertThat(Thread.currentThread().isInterrupted()).isTrue();
    }
  }

  private static final class Batches implements Function<Batch<Order>, Object> {

    private final dev.anyfn.Function<Batch<Order>, Object> body;

    Batches(Function<Batch<Order>, Object> body) {
      this.body = body;
    }

    @Override
    public Object apply(Batch<Order> batch, Context context) throws Exception {
      return body.apply(batch, context);
    }
  }

  @Nested
  class Together {

    private Batch.Handler<Order> failing() {
      return order -> {
        seen.add(order.id());
        if (order.id() < 0) {
          throw new IllegalStateException("negative");
        }
      };
    }

    private Rig each() {
      return Rig.of(new Batches((batch, context) -> batch.each(failing())));
    }

    @Test
    void theOutcomeNamesTheFailed() {
      Rig rig = each();
      assertThat(deliver(rig, false, "{\"id\":1}", "{\"id\":-1}", "no", "null", "{\"id\":2}"))
          .containsExactly("r1", "r2", "r3");
      assertThat(seen).containsExactly(1, -1, 2);
      assertThat(rig.logged()).hasSize(3);
    }

    @Test
    void theOrderIsKept() {
      assertThat(deliver(each(), true, "{\"id\":1}", "{\"id\":-1}", "{\"id\":2}"))
          .containsExactly("r1", "r2");
      assertThat(seen).containsExactly(1, -1);
    }

    @Test
    void allBehindTheFirstFailedComeAgainEvenIfTheFunctionNamesOnlyIt() {
      Rig rig =
          Rig.of(
              new Batches(
                  (batch, context) -> new Batch.Outcome(List.of(new Batch.Failure("r1", null)))));
      String[] data = {"{\"id\":1}", "{\"id\":1}", "{\"id\":1}"};
      assertThat(deliver(rig, true, data)).containsExactly("r1", "r2");
      assertThat(deliver(rig, false, data)).containsExactly("r1");
    }

    @Test
    void anOutcomeOfAnUnknownRecordFailsThemAll() {
      Rig rig =
          Rig.of(
              new Batches(
                  (batch, context) ->
                      new Batch.Outcome(
                          List.of(
                              new Batch.Failure("r0", null),
                              new Batch.Failure("elsewhere", null)))));
      assertThat(deliver(rig, false, "{\"id\":1}", "{\"id\":2}")).containsExactly("r0", "r1");
    }

    @Test
    void aRecordThatIsNamedTwiceIsReportedOnce() {
      Rig rig =
          Rig.of(
              new Batches(
                  (batch, context) ->
                      new Batch.Outcome(
                          List.of(new Batch.Failure("r0", null), new Batch.Failure("r0", null)))));
      assertThat(deliver(rig, false, "{\"id\":1}", "{\"id\":2}")).containsExactly("r0");
      assertThat(rig.logged()).hasSize(1);
    }

    @Test
    void anExceptionFailsThemAllAndAnythingElseNone() {
      Rig throwing =
          Rig.of(
              new Batches(
                  (batch, context) -> {
                    throw new IllegalStateException();
                  }));
      assertThat(deliver(throwing, false, "{\"id\":1}", "{\"id\":2}")).containsExactly("r0", "r1");
      assertThat(deliver(Rig.of(new Batches((batch, context) -> null)), false, "{\"id\":1}"))
          .isEmpty();
      assertThat(
              deliver(
                  Rig.of(new Batches((batch, context) -> Response.status(500))),
                  false,
                  "{\"id\":1}"))
          .containsExactly("r0");
    }
  }

  @Nested
  class Events {

    private void handle(Function<?, ?> function, String data) throws Exception {
      new EventTrigger(Rig.of(function).instance).handle(event("e1", data), Origin.unknown());
    }

    @Test
    void areDecodedToWhatTheFunctionTakes() throws Exception {
      handle(orders1(), "{\"id\":7}");
      handle(
          TypedFunction.of(CloudEvent.class, Void.class, (event, c) -> note(event.getId())), "x");
      handle(TypedFunction.of(String.class, Void.class, (text, c) -> note(text)), "é");
      handle(TypedFunction.of(byte[].class, Void.class, (bytes, c) -> note(bytes.length)), "é");
      handle(
          new Batches((batch, c) -> note(batch.items().get(0).id() + batch.items().get(0).value())),
          "{\"id\":8}");
      assertThat(seen).containsExactly(7, "e1", "é", 2, "e1" + new Order(8));
    }

    private Function<Order, Void> orders1() {
      return TypedFunction.of(Order.class, Void.class, (order, c) -> note(order.id()));
    }

    private Void note(Object value) {
      seen.add(value);
      return null;
    }

    @Test
    void areNotDoneWhenTheFunctionFails() {
      assertThatThrownBy(() -> handle(orders1(), "not JSON"))
          .hasMessageStartingWith("INVALID_INPUT");
      assertThatThrownBy(
              () ->
                  handle(
                      TypedFunction.of(
                          String.class, Response.class, (t, c) -> Response.status(429)),
                      "x"))
          .hasMessageContaining("429");
      assertThatThrownBy(
              () ->
                  handle(
                      new Batches((batch, c) -> batch.each(o -> note(1 / o.id()))), "{\"id\":0}"))
          .isInstanceOf(ArithmeticException.class);
    }
  }

  @Nested
  class Direct {

    @Test
    void readsAndWritesJson() throws Exception {
      assertThat(
              Rig.of(TypedFunction.of(String.class, String.class, (t, c) -> t)).direct("\"é\\n\""))
          .isEqualTo("\"é\\n\"");
      assertThat(
              Rig.of(TypedFunction.of(String.class, String.class, (t, c) -> t))
                  .direct(" {\"a\": 1}"))
          .isEqualTo("\" {\\\"a\\\": 1}\"");
      assertThat(
              Rig.of(TypedFunction.of(Order.class, Order.class, (o, c) -> new Order(o.id() + 1)))
                  .direct("{\"id\":1}"))
          .isEqualTo("{\"id\":2}");
      assertThat(
              Rig.of(TypedFunction.of(Order.class, Response.class, (o, c) -> Response.of(404, o)))
                  .direct("{\"id\":1}"))
          .isEqualTo("{\"id\":1}");
      assertThat(Rig.of(TypedFunction.of(byte[].class, byte[].class, (b, c) -> b)).direct("[1, 2]"))
          .isEqualTo("[1, 2]");
      assertThat(Rig.of(TypedFunction.of(Void.class, Void.class, (v, c) -> null)).direct("{}"))
          .isEqualTo("null");
      assertThat(
              Rig.of(
                      TypedFunction.of(
                          Void.class, Stream.class, (v, c) -> Stream.of("a", 1, new Order(2))))
                  .direct("null"))
          .isEqualTo("[\"a\",1,{\"id\":2}]");
      assertThat(
              Rig.of(
                      new Batches(
                          (batch, c) ->
                              batch.items().size() + ":" + batch.items().get(1).value().id()))
                  .direct("[{\"id\":1},{\"id\":2}]"))
          .isEqualTo("\"2:2\"");
    }

    @Test
    void nullElementsAreJson() throws Exception {
      assertThat(
              Rig.of(TypedFunction.of(Void.class, Stream.class, (v, c) -> Stream.of("a", null)))
                  .direct("null"))
          .isEqualTo("[\"a\",null]");
    }

    @Test
    void throwsWhatTheFunctionThrowsAndWritesNothing() {
      IllegalStateException thrown = new IllegalStateException("down");
      Rig rig =
          Rig.of(
              TypedFunction.of(
                  String.class,
                  Stream.class,
                  (text, c) ->
                      Stream.of(1, 2)
                          .peek(
                              n -> {
                                if (n == 2) {
                                  throw thrown;
                                }
                              })));
      java.io.ByteArrayOutputStream out = new java.io.ByteArrayOutputStream();
      assertThatThrownBy(
              () -> new DirectTrigger(rig.instance).handle(new byte[] {'1'}, out, Origin.unknown()))
          .isSameAs(thrown);
      assertThat(out.size()).isZero();
      assertThat(rig.logged()).hasSize(1);
    }

    @Test
    void bytesThatAreNotJsonAreTheFunctionsFailure() {
      for (String bytes : List.of("", "a", "{", "1 2", "\"\n\"")) {
        Rig rig =
            Rig.of(
                TypedFunction.of(
                    Void.class, byte[].class, (v, c) -> bytes.getBytes(StandardCharsets.UTF_8)));
        assertThatThrownBy(() -> rig.direct("null"))
            .as(bytes)
            .isInstanceOf(IllegalStateException.class);
      }
    }
  }
}
