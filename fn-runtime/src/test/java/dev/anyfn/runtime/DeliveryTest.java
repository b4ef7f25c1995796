package dev.anyfn.runtime;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.anyfn.Batch;
import dev.anyfn.Context;
import dev.anyfn.Delivery;
import dev.anyfn.ErrorCode;
import dev.anyfn.Function;
import dev.anyfn.FunctionException;
import dev.anyfn.Headers;
import dev.anyfn.TypedFunction;
import dev.anyfn.runtime.event.Event;
import dev.anyfn.runtime.wire.EventRecord;
import dev.anyfn.runtime.wire.HttpSink;
import dev.anyfn.runtime.wire.Payload;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What becomes of events that can never succeed, where the function says so. */
class DeliveryTest {

  /** Refuses what its input names. */
  private static String refuse(String code) {
    if (code.isEmpty()) {
      throw new IllegalStateException("unforeseen");
    }
    throw new FunctionException(ErrorCode.valueOf(code), "as told");
  }

  @Delivery(onPoison = Delivery.OnPoison.DROP)
  private static final class Drops implements Function<String, String> {
    @Override
    public String apply(String code, Context context) {
      return refuse(code);
    }
  }

  private static final class Keeps implements Function<String, String> {
    @Override
    public String apply(String code, Context context) {
      return refuse(code);
    }
  }

  @Delivery(onPoison = Delivery.OnPoison.DROP)
  private static final class DropsOfABatch implements Function<Batch<String>, Batch.Outcome> {
    @Override
    public Batch.Outcome apply(Batch<String> batch, Context context) {
      return batch.each(DeliveryTest::refuse);
    }
  }

  @Delivery(unwrap = true)
  private static final class Unwraps extends Takes {}

  @Delivery(order = Delivery.Order.GROUP)
  private static final class Groups extends Takes {}

  @Delivery(parallel = 4)
  private static final class Parallel extends Takes {}

  @Delivery(
      onPoison = Delivery.OnPoison.REDELIVER,
      unwrap = false,
      order = Delivery.Order.BATCH,
      parallel = 1)
  private static final class SaysTheDefaults extends Takes {}

  private static class Takes implements Function<String, String> {
    @Override
    public String apply(String code, Context context) {
      return refuse(code);
    }
  }

  private final ByteArrayOutputStream lines = new ByteArrayOutputStream();

  private Instance instance(Function<?, ?> function) {
    return Instance.of(
        Map.of("f", function),
        Settings.of(Map.of()),
        DeliveryTest.class.getClassLoader(),
        new Log(new PrintStream(lines, true, UTF_8)));
  }

  private List<String> deliver(Function<?, ?> function, boolean ordered, String... codes) {
    List<EventRecord> records = new ArrayList<>();
    for (String code : codes) {
      String id = "r-" + records.size();
      records.add(
          new EventRecord(
              id,
              1,
              Payload.of(code, null),
              () -> Event.builder().id(id).source("/s").type("t").build()));
    }
    List<Ending> endings =
        new RecordTrigger(instance(function)).deliver(records, ordered, Origin.unknown());
    return RecordTrigger.failed(records, endings).stream().map(EventRecord::id).toList();
  }

  @Test
  void aPoisonRecordIsDroppedAndItsIdIsLogged() {
    assertThat(deliver(new Drops(), false, "INVALID_INPUT", "UNAVAILABLE", ""))
        .containsExactly("r-1", "r-2");
    assertThat(lines.toString(UTF_8).lines().filter(line -> line.contains("\"dropped\":true")))
        .singleElement()
        .asString()
        .contains("\"item\":\"r-0\"", "INVALID_INPUT");
  }

  @Test
  void withoutADeclarationNothingIsDropped() {
    assertThat(deliver(new Keeps(), false, "INVALID_INPUT", "CONFLICT"))
        .containsExactly("r-0", "r-1");
    assertThat(lines.toString(UTF_8)).doesNotContain("dropped");
  }

  @Test
  void aDroppedRecordDoesNotStopAnOrderedQueue() {
    assertThat(deliver(new Drops(), true, "INVALID_INPUT", "UNAVAILABLE", "INVALID_INPUT"))
        .containsExactly("r-1", "r-2");
  }

  @Test
  void aBatchFunctionDropsWhatItReportsAsPoison() {
    assertThat(deliver(new DropsOfABatch(), false, "NOT_FOUND", "UNAVAILABLE"))
        .containsExactly("r-1");
  }

  @Test
  void theDeclarationOfAWrappedAndOfAComposedFunctionCounts() {
    Function<String, String> wrapped = TypedFunction.of(String.class, String.class, new Drops());
    assertThat(deliver(wrapped, false, "INVALID_INPUT")).isEmpty();
    assertThat(deliver(new Drops().andThen(new Keeps()), false, "INVALID_INPUT")).isEmpty();
  }

  @Test
  void aPoisonEventIsAcknowledgedAndAnotherFailureIsNot() throws Exception {
    EventTrigger trigger = new EventTrigger(instance(new Drops()));
    trigger.handle(event("INVALID_INPUT"), Origin.unknown());
    assertThatThrownBy(() -> trigger.handle(event("UNAVAILABLE"), Origin.unknown()))
        .isInstanceOf(FunctionException.class);
  }

  @Test
  void overHttpAPoisonEventIsDoneAndARequestStillGetsItsError() throws Exception {
    assertThat(post(new Drops(), true, "INVALID_INPUT")).isEqualTo(204);
    assertThat(post(new Drops(), true, "UNAVAILABLE")).isEqualTo(503);
    assertThat(post(new Drops(), false, "INVALID_INPUT")).isEqualTo(400);
    assertThat(post(new Keeps(), true, "INVALID_INPUT")).isEqualTo(400);
  }

  static List<Arguments> unsupported() {
    return List.of(
        arguments(new Unwraps(), "unwrap = true", "unwrap = false"),
        arguments(new Groups(), "order = GROUP", "order = BATCH"),
        arguments(new Parallel(), "parallel = 4", "parallel = 1"));
  }

  @ParameterizedTest
  @MethodSource("unsupported")
  void anUnsupportedDeclarationFailsTheStart(
      Function<String, String> function, String written, String supported) {
    String message =
        function.getClass().getName()
            + " declares @Delivery("
            + written
            + "), which is not supported yet: write "
            + supported
            + ", the default.";
    assertThatThrownBy(() -> instance(function))
        .isInstanceOf(InitializationException.class)
        .hasMessage(message);
    assertThatThrownBy(() -> instance(TypedFunction.of(String.class, String.class, function)))
        .isInstanceOf(InitializationException.class)
        .hasMessage(message);
    assertThatThrownBy(() -> instance(new Keeps().andThen(function)))
        .isInstanceOf(InitializationException.class)
        .hasMessage(message);
  }

  @Test
  void declaringTheDefaultsIsDeclaringNothing() {
    assertThat(deliver(new SaysTheDefaults(), false, "INVALID_INPUT", "CONFLICT"))
        .containsExactly("r-0", "r-1");
  }

  private static Event event(String code) {
    return Event.builder().id("1").source("/s").type("t").data(code.getBytes(UTF_8)).build();
  }

  private int post(Function<?, ?> function, boolean event, String code) throws Exception {
    Headers.Builder headers = Headers.builder();
    if (event) {
      headers.add("ce-specversion", "1.0").add("ce-id", "1");
      headers.add("ce-source", "/s").add("ce-type", "t");
    }
    int[] status = new int[1];
    HttpSink sink =
        (answered, answerHeaders, length) -> {
          status[0] = answered;
          return OutputStream.nullOutputStream();
        };
    HttpCall call =
        new HttpCall("POST", "/", null, headers.build(), Payload.of(code, null), Origin.unknown());
    new HttpTrigger(instance(function)).handle(call, sink);
    return status[0];
  }
}
