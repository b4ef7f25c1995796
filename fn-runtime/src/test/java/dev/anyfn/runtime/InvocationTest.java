package dev.anyfn.runtime;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.anyfn.Batch;
import dev.anyfn.Context;
import dev.anyfn.Delivery;
import dev.anyfn.Function;
import dev.anyfn.FunctionException;
import dev.anyfn.TypedFunction;
import dev.anyfn.runtime.event.Event;
import dev.anyfn.runtime.wire.EventRecord;
import dev.anyfn.runtime.wire.Payload;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/**
 * Every payload passes the same rooms, in the same order, none twice; observers see how it ended.
 */
class InvocationTest {

  private final List<String> rooms = new ArrayList<>();
  private final ByteArrayOutputStream lines = new ByteArrayOutputStream();
  private final MovingClock clock = new MovingClock();

  /** A clock that moves by a second whenever the function is called. */
  private static final class MovingClock extends Clock {
    private Instant now = Instant.EPOCH;

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneId.of("UTC");
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }

  private final class Rooms implements InvocationObserver {
    @Override
    public void started(Context context) {
      rooms.add("begin");
    }

    @Override
    public void record(Context context, String id, Ending ending) {
      rooms.add("record " + id + " " + text(ending));
    }

    @Override
    public void ended(Context context, Ending ending, Duration took) {
      rooms.add("end " + text(ending) + " after " + took.toSeconds() + " s");
    }

    @Override
    public void refused(Failure failure) {
      rooms.add("refused " + failure.code());
    }

    private static String text(Ending ending) {
      if (ending instanceof Ending.Failed failed) {
        return "failed " + failed.failure().code();
      }
      return ending instanceof Ending.Dropped dropped
          ? "dropped " + dropped.failure().code()
          : "done";
    }
  }

  /** Its input and its output note that they are decoded and encoded. */
  public static final class Noted {
    static final ThreadLocal<List<String>> ROOMS = new ThreadLocal<>();
    private final int id;

    @com.fasterxml.jackson.annotation.JsonCreator
    public Noted(@com.fasterxml.jackson.annotation.JsonProperty("id") int id) {
      this.id = id;
      ROOMS.get().add("decode");
    }

    public int getId() {
      ROOMS.get().add("encode");
      return id;
    }
  }

  @Delivery(onPoison = Delivery.OnPoison.DROP)
  private final class Notes implements Function<Noted, Noted> {
    @Override
    public Noted apply(Noted input, Context context) {
      rooms.add("call");
      clock.now = clock.now.plusSeconds(1);
      if (input.id < 0) {
        throw FunctionException.invalidInput("negative");
      }
      if (input.id == 0) {
        throw new IllegalStateException("zero");
      }
      return input;
    }
  }

  private Instance instance(Function<?, ?> function, InvocationObserver... observers) {
    Noted.ROOMS.set(rooms);
    return Instance.of(
        Map.of("f", function),
        Settings.of(Map.of()),
        InvocationTest.class.getClassLoader(),
        new Log(new PrintStream(lines, true, UTF_8)),
        clock,
        observers);
  }

  private static Event event(String data) {
    return Event.builder()
        .id("e")
        .source("/s")
        .type("t")
        .dataContentType("application/json")
        .data(data.getBytes(UTF_8))
        .build();
  }

  private static EventRecord record(String id, String data) {
    return new EventRecord(id, 1, Payload.of(data, null), () -> event(data));
  }

  private static HttpCall call(String data, String... headers) {
    return new HttpCall(
        "POST", "/", null, Rig.headers(headers), Payload.of(data, null), Origin.unknown());
  }

  @Nested
  class TheRooms {

    private static final List<String> ANSWERED =
        List.of("begin", "decode", "call", "encode", "end done after 1 s");
    private static final List<String> ACKNOWLEDGED =
        List.of("begin", "decode", "call", "end done after 1 s");

    @Test
    void areTheSameForADirectPayloadAndARequest() throws Exception {
      Instance instance = instance(new Notes(), new Rooms());
      new DirectTrigger(instance)
          .handle("{\"id\":1}".getBytes(UTF_8), new ByteArrayOutputStream(), Origin.unknown());
      assertThat(rooms).isEqualTo(ANSWERED);
      rooms.clear();
      new HttpTrigger(instance).handle(call("{\"id\":1}"), new MemorySink());
      assertThat(rooms).isEqualTo(ANSWERED);
    }

    @Test
    void areTheSameForAnEventOverHttp() throws Exception {
      HttpCall call =
          call(
              "{\"id\":1}",
              "ce-specversion",
              "1.0",
              "ce-id",
              "1",
              "ce-source",
              "/s",
              "ce-type",
              "t",
              "Content-Type",
              "application/json");
      new HttpTrigger(instance(new Notes(), new Rooms())).handle(call, new MemorySink());
      assertThat(rooms).isEqualTo(ANSWERED);
    }

    @Test
    void areTheSameForAnEventAndARecordWhoseOutputNobodyReads() throws Exception {
      Instance instance = instance(new Notes(), new Rooms());
      new EventTrigger(instance).handle(event("{\"id\":1}"), Origin.unknown());
      assertThat(rooms).isEqualTo(ACKNOWLEDGED);
      rooms.clear();
      new RecordTrigger(instance)
          .deliver(
              List.of(record("a", "{\"id\":1}"), record("b", "{\"id\":2}")),
              false,
              Origin.unknown());
      List<String> twice = new ArrayList<>(ACKNOWLEDGED);
      twice.addAll(ACKNOWLEDGED);
      assertThat(rooms).isEqualTo(twice);
    }
  }

  @Nested
  class Observers {

    @Test
    void seeFailuresAndWhatIsDropped() throws Exception {
      Instance instance = instance(new Notes(), new Rooms());
      List<Ending> endings =
          new RecordTrigger(instance)
              .deliver(
                  List.of(record("a", "{\"id\":-1}"), record("b", "{\"id\":0}"), record("c", "?")),
                  false,
                  Origin.unknown());
      assertThat(rooms)
          .containsExactly(
              "begin",
              "decode",
              "call",
              "end dropped INVALID_INPUT after 1 s",
              "begin",
              "decode",
              "call",
              "end failed INTERNAL after 1 s",
              "begin",
              "end dropped INVALID_INPUT after 0 s");
      assertThat(endings.get(0)).isInstanceOf(Ending.Dropped.class);
      assertThat(endings.get(1))
          .isInstanceOfSatisfying(
              Ending.Failed.class,
              failed -> assertThat(failed.failure().cause()).hasMessage("zero"));
    }

    @Test
    void seeTheRecordsThatABatchReports() {
      Function<Batch<String>, Batch.Outcome> function =
          new Function<>() {
            @Override
            public Batch.Outcome apply(Batch<String> batch, Context context) {
              return batch.each(
                  text -> {
                    throw new IllegalStateException(text);
                  });
            }
          };
      new RecordTrigger(instance(function, new Rooms()))
          .deliver(List.of(record("a", "1"), record("b", "2")), false, Origin.unknown());
      assertThat(rooms)
          .containsExactly(
              "begin",
              "record a failed INTERNAL",
              "record b failed INTERNAL",
              "end done after 0 s");
    }

    @Test
    void seeWhatIsRefusedBeforeAnInvocationBegins() throws Exception {
      HttpTrigger trigger = new HttpTrigger(instance(new Notes(), new Rooms()));
      trigger.handle(
          call("no JSON", "Content-Type", "application/cloudevents+json"), new MemorySink());
      trigger.refuse(FunctionException.invalidInput("broken"), "POST", new MemorySink());
      assertThat(rooms).containsExactly("refused INVALID_INPUT", "refused INVALID_INPUT");
    }

    @Test
    void changeNothingWhenTheyThrow() throws Exception {
      InvocationObserver throwing =
          new InvocationObserver() {
            @Override
            public void started(Context context) {
              throw new IllegalStateException("observer");
            }

            @Override
            public void ended(Context context, Ending ending, Duration took) {
              throw new AssertionError("observer");
            }
          };
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      new DirectTrigger(instance(new Notes(), throwing, new Rooms()))
          .handle("{\"id\":3}".getBytes(UTF_8), out, Origin.unknown());
      assertThat(out.toString(UTF_8)).isEqualTo("{\"id\":3}");
      assertThat(rooms).contains("begin", "end done after 1 s");
      assertThat(lines.toString(UTF_8)).contains("An observer of invocations failed");
    }

    @Test
    void areNamedByASetting() throws Exception {
      Instance instance =
          Instance.of(
              Map.of("f", TypedFunction.of(String.class, String.class, (text, context) -> text)),
              Settings.of(Map.of("FN_OBSERVERS", Counting.class.getName())),
              InvocationTest.class.getClassLoader(),
              new Log(new PrintStream(lines, true, UTF_8)));
      int before = Counting.ended;
      new DirectTrigger(instance)
          .handle("\"x\"".getBytes(UTF_8), new ByteArrayOutputStream(), Origin.unknown());
      assertThat(Counting.ended).isEqualTo(before + 1);
    }

    @Test
    void thatCannotBeBuiltFailTheStart() {
      for (String name : List.of("no.such.Observer", "java.lang.String", "")) {
        Settings settings = Settings.of(Map.of("FN_OBSERVERS", "," + name));
        assertThatThrownBy(
                () ->
                    Instance.of(
                        Map.of("f", new Notes()),
                        settings,
                        InvocationTest.class.getClassLoader(),
                        new Log(new PrintStream(lines, true, UTF_8))))
            .isInstanceOf(InitializationException.class)
            .hasMessageStartingWith("FN_OBSERVERS names ");
      }
    }
  }

  /** Named by the setting. */
  public static final class Counting implements InvocationObserver {
    static int ended;

    @Override
    public void ended(Context context, Ending ending, Duration took) {
      ended++;
    }
  }

  @Test
  void theEventOfARecordIsMadeOnlyForThoseWhoWantIt() {
    EventRecord record =
        new EventRecord(
            "r",
            1,
            Payload.of("{\"id\":1}", null),
            () -> {
              throw new AssertionError("nobody wants it");
            });
    assertThat(
            new RecordTrigger(instance(new Notes()))
                .deliver(List.of(record), false, Origin.unknown()))
        .containsExactly(Ending.DONE);
  }
}
