package dev.anyfn.testkit.sim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anyfn.ErrorCode;
import dev.anyfn.runtime.wire.EventRecord;
import dev.anyfn.runtime.wire.Payload;
import dev.anyfn.state.Key;
import dev.anyfn.testkit.event.HttpEvent;
import dev.anyfn.testkit.sim.InvocationRecord.Result;
import dev.anyfn.testkit.sim.InvocationRecord.Start;
import io.cloudevents.core.builder.CloudEventBuilder;
import java.net.URI;
import java.time.Duration;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class SimulatorTest {

  private static final PlatformProfile LAMBDA = PlatformProfile.LAMBDA;

  private static Simulator lambda(Class<? extends dev.anyfn.Function<?, ?>> function) {
    return Simulator.of(LAMBDA, function).start();
  }

  @Nested
  class ColdAndWarm {

    @Test
    void keepsStaticsOnAnInstanceAndLosesThemWithIt() {
      try (Simulator simulator = lambda(Guests.Counter.class)) {
        assertThat(simulator.invoke("x").as(String.class)).isEqualTo("1,1");
        assertThat(simulator.invoke("x").as(String.class)).isEqualTo("2,1");
        simulator.recycle();
        assertThat(simulator.invoke("x").as(String.class)).isEqualTo("1,1");
        assertThat(simulator.history())
            .extracting(InvocationRecord::start)
            .containsExactly(Start.COLD, Start.WARM, Start.COLD);
      }
    }

    @Test
    void readsAndWritesAsThePlatformsDo() {
      try (Simulator simulator = lambda(Guests.Doubler.class)) {
        Guests.Order doubled = simulator.invoke(new Guests.Order("a", 2)).as(Guests.Order.class);
        assertThat(doubled).isEqualTo(new Guests.Order("a", 4));
        InvocationRecord refused = simulator.invoke(new Guests.Order("a", -2));
        assertThat(refused.result()).isEqualTo(Result.FAILED);
        assertThat(refused.errorCode()).isEqualTo(ErrorCode.INVALID_INPUT);
        assertThat(refused.describe()).contains("quantity must not be negative");
        assertThat(simulator.invokeJson("{\"id\":1").errorCode())
            .isEqualTo(ErrorCode.INVALID_INPUT);
      }
    }

    @Test
    void evictsWhatIsIdleForTooLong() {
      try (Simulator simulator = lambda(Guests.Counter.class)) {
        simulator.invoke("x");
        simulator.advance(LAMBDA.retention().idleTime());
        assertThat(simulator.invoke("x").start()).isEqualTo(Start.WARM);
        simulator.advance(LAMBDA.retention().idleTime().plusMillis(1));
        assertThat(simulator.instances()).isZero();
        assertThat(simulator.invoke("x").start()).isEqualTo(Start.COLD);
      }
    }

    @Test
    void makesAnInstanceForEachOfABurstWhereOneRunsOneAtATime() {
      try (Simulator simulator = lambda(Guests.Closing.class)) {
        List<InvocationRecord> records = simulator.burst(List.of("a", "b", "c"));
        assertThat(records).allMatch(r -> r.start() == Start.COLD && r.succeeded());
        assertThat(simulator.instances()).isEqualTo(3);
      }
    }

    @Test
    void sharesAnInstanceWhereItRunsMany() {
      try (Simulator simulator =
          Simulator.of(PlatformProfile.CLOUD_RUN, Guests.Closing.class).start()) {
        List<InvocationRecord> records = simulator.burst(Collections.nCopies(5, "x"));
        assertThat(records).allMatch(InvocationRecord::succeeded);
        assertThat(new HashSet<>(records.stream().map(r -> r.placement().instance()).toList()))
            .hasSize(1);
        assertThat(records.stream().filter(r -> r.text().endsWith("true\""))).hasSize(1);
        assertThat(simulator.clock().instant()).isEqualTo("2026-01-01T00:00:00.100Z");
      }
    }

    @Test
    void refusesWhatIsTooMuchOrLetsItWait() {
      PlatformProfile one = LAMBDA.withMaxInstances(1);
      try (Simulator simulator = Simulator.of(one, Guests.Closing.class).start()) {
        assertThat(simulator.burst(List.of("a", "b")))
            .extracting(InvocationRecord::result)
            .containsExactly(Result.SUCCEEDED, Result.THROTTLED);
      }
      PlatformProfile queue = one.with(new Admission(1, Duration.ofMillis(150)));
      try (Simulator simulator = Simulator.of(queue, Guests.Closing.class).start()) {
        List<InvocationRecord> records = simulator.burst(List.of("a", "b", "c"));
        assertThat(records)
            .extracting(InvocationRecord::result)
            .containsExactly(Result.SUCCEEDED, Result.SUCCEEDED, Result.THROTTLED);
        assertThat(records.get(1).timing().waited()).isEqualTo(Duration.ofMillis(100));
      }
    }
  }

  @Nested
  class Failures {

    private InvocationRecord does(Simulator simulator, String what) {
      return simulator.invoke(what);
    }

    @Test
    void containsAnExit() {
      try (Simulator simulator = lambda(Guests.Does.class)) {
        InvocationRecord exit = does(simulator, "exit");
        assertThat(exit.result()).isEqualTo(Result.CRASHED);
        assertThat(exit.end().error())
            .contains("System.exit(3) ended the process")
            .contains("Guests.java:");
        InvocationRecord next = does(simulator, "halt");
        assertThat(next.start()).isEqualTo(Start.COLD);
        assertThat(next.placement().instance()).isEqualTo(exit.placement().instance());
        assertThat(next.placement().process()).isEqualTo(2);
        assertThat(next.end().error()).contains("Runtime.halt(4)");
      }
    }

    @Test
    void endsAnInstanceThatRunsOutOfMemory() {
      try (Simulator simulator = lambda(Guests.Does.class)) {
        InvocationRecord memory = does(simulator, "memory");
        assertThat(memory.result()).isEqualTo(Result.CRASHED);
        assertThat(memory.warnings()).anyMatch(w -> w.contains("out of memory"));
        assertThat(does(simulator, "x").start()).isEqualTo(Start.COLD);
      }
      try (Simulator simulator =
          Simulator.of(PlatformProfile.CLOUD_RUN, Guests.Does.class).start()) {
        assertThat(does(simulator, "memory").result()).isEqualTo(Result.FAILED);
        assertThat(does(simulator, "x").start()).isEqualTo(Start.WARM);
      }
    }

    @Test
    void cutsOffWhatTakesTooLong() {
      try (Simulator simulator = lambda(Guests.Does.class)) {
        InvocationRecord sleep = does(simulator, "sleep");
        assertThat(sleep.result()).isEqualTo(Result.TIMED_OUT);
        assertThat(sleep.errorCode()).isEqualTo(ErrorCode.DEADLINE_EXCEEDED);
        assertThat(sleep.timing().duration()).isEqualTo(LAMBDA.lifecycle().timeout());
        assertThat(sleep.warnings()).isEmpty();
        assertThat(does(simulator, "x").start()).isEqualTo(Start.COLD);
      }
    }

    @Test
    void letsNothingHappenAfterTheEnd() {
      try (Simulator simulator = lambda(Guests.Does.class)) {
        assertThat(does(simulator, "late").result()).isEqualTo(Result.TIMED_OUT);
        assertThat(simulator.table("things").get(Key.of("late", "s"), String.class)).isEmpty();
      }
      try (Simulator simulator =
          Simulator.of(
                  PlatformProfile.CLOUD_RUN.withTimeout(Duration.ofSeconds(5)), Guests.Does.class)
              .start()) {
        assertThat(does(simulator, "late").result()).isEqualTo(Result.TIMED_OUT);
        assertThat(simulator.table("things").get(Key.of("late", "s"), String.class)).isPresent();
        assertThat(does(simulator, "x").start()).isEqualTo(Start.WARM);
      }
    }

    @Test
    void namesWhoSwallowsAnInterrupt() {
      try (Simulator simulator = lambda(Guests.Does.class)) {
        InvocationRecord record = does(simulator, "swallow");
        assertThat(record.result()).isEqualTo(Result.TIMED_OUT);
        assertThat(record.warnings())
            .anyMatch(w -> w.contains("swallowed the interrupt") && w.contains("Guests.java:"));
        assertThat(record.traces().log()).contains("who cares");
      }
    }

    @Test
    void givesUpWhatNeverReturns() {
      try (Simulator simulator =
          Simulator.of(LAMBDA, Guests.Does.class).patience(Duration.ofMillis(200)).start()) {
        InvocationRecord record = does(simulator, "loop");
        assertThat(record.result()).isEqualTo(Result.TIMED_OUT);
        assertThat(record.end().error()).contains("real time").contains("Guests.java:");
        assertThat(does(simulator, "x").succeeded()).isTrue();
      }
    }

    @Test
    void namesWorkThatOutlivesTheCall() {
      try (Simulator simulator = lambda(Guests.Does.class)) {
        assertThat(does(simulator, "x").warnings()).isEmpty();
        assertThat(does(simulator, "thread").warnings())
            .anyMatch(w -> w.contains("\"left-behind\"") && w.contains("Guests"));
      }
      try (Simulator simulator = lambda(Guests.Does.class)) {
        assertThat(does(simulator, "pool").warnings())
            .anyMatch(w -> w.contains("Guests$Does.lambda"));
      }
    }

    @Test
    void letsNoThreadGoOnWhileAnInstanceIsFrozen() {
      try (Simulator simulator = lambda(Guests.Leaves.class)) {
        assertThat(simulator.invoke("a").warnings()).anyMatch(w -> w.contains("\"late\""));
        simulator.advance(Duration.ofSeconds(1));
        await(() -> simulator.warnings().stream().anyMatch(w -> w.contains("is frozen")));
        assertThat(simulator.table("late").get(Key.of("a"), String.class)).isEmpty();
        // It goes on while the instance is thawed, which is as long as a call.
        await(
            () -> {
              simulator.invoke("b");
              return simulator.table("late").get(Key.of("a"), String.class).isPresent();
            });
        simulator.invoke("c");
        simulator.recycle();
        simulator.advance(Duration.ofSeconds(1));
        assertThat(simulator.table("late").get(Key.of("c"), String.class)).isEmpty();
      }
    }

    @Test
    void letsThreadsGoOnWhereInstancesAreNotFrozen() {
      try (Simulator simulator =
          Simulator.of(PlatformProfile.KNATIVE, Guests.Leaves.class).start()) {
        simulator.invoke("a");
        simulator.advance(Duration.ofSeconds(1));
        await(() -> simulator.table("late").get(Key.of("a"), String.class).isPresent());
      }
    }

    private static void await(BooleanSupplier condition) {
      while (!condition.getAsBoolean()) {
        assertThat(Thread.currentThread().isInterrupted()).as("time is up").isFalse();
        Thread.onSpinWait();
      }
    }

    @Test
    void reportsAStartThatFails() {
      try (Simulator simulator = lambda(Guests.Unfit.class)) {
        InvocationRecord record = simulator.invoke("x");
        assertThat(record.result()).isEqualTo(Result.INIT_FAILED);
        assertThat(record.end().error()).contains("KEY");
        assertThat(record.placement().process()).isEqualTo(2);
      }
    }
  }

  @Nested
  class Surroundings {

    @Test
    void areTheInstancesOwn() {
      try (Simulator simulator =
          Simulator.of(LAMBDA, Guests.Sees.class)
              .env("COLOR", "blue")
              .locales(Locale.forLanguageTag("tr"), Locale.ROOT)
              .start()) {
        InvocationRecord first = simulator.invoke("a");
        assertThat((List<?>) first.as(List.class))
            .isEqualTo(List.of("blue", "null", "tr", "ı", "1,5", "1767225600000", "false", "true"));
        assertThat(first.traces().log()).containsExactly("out a", "err a");
        assertThat(((List<?>) simulator.invoke("a").as(List.class)).get(1)).isEqualTo("a");
        simulator.recycle();
        assertThat((List<?>) simulator.invoke("a").as(List.class))
            .isEqualTo(
                List.of("blue", "null", "und", "i", "1.5", "1767225600000", "false", "true"));
        assertThat(System.getProperty("seen")).isNull();
      }
    }

    @Test
    void limitTemporaryFiles() {
      try (Simulator simulator =
          Simulator.of(
                  LAMBDA.with(new Resources(LAMBDA.resources().memory(), 3)), Guests.Sees.class)
              .start()) {
        InvocationRecord record = simulator.invoke("four");
        assertThat(record.result()).isEqualTo(Result.FAILED);
        assertThat(record.end().error()).contains("No space left on device");
      }
    }

    @Test
    void areCopiedByACheckpoint() {
      try (Simulator simulator = Simulator.of(LAMBDA, Guests.Luck.class).restored().start()) {
        String[] one = simulator.invoke("x").as(String.class).split(" ");
        String[] other = simulator.recycle().invoke("x").as(String.class).split(" ");
        assertThat(other).startsWith(one[0], one[1], "started", "before", "after");
        assertThat(other[5]).isNotEqualTo(one[5]);
        assertThat(simulator.history()).allMatch(r -> r.start() == Start.RESTORED);
      }
      try (Simulator simulator = lambda(Guests.Luck.class)) {
        String[] one = simulator.invoke("x").as(String.class).split(" ");
        String[] other = simulator.recycle().invoke("x").as(String.class).split(" ");
        assertThat(other[0]).isNotEqualTo(one[0]);
        assertThat(other[1]).isNotEqualTo(one[1]);
      }
    }

    @Test
    void outliveTheInstanceInStores() {
      try (Simulator simulator = lambda(Guests.Does.class)) {
        InvocationRecord record = simulator.invoke("store").orThrow();
        assertThat(record.traces().operations()).extracting(Object::toString).hasSize(1);
        simulator.recycle();
        assertThat(simulator.table("things").get(Key.of("k", "s"), String.class)).isPresent();
      }
    }

    @Test
    void areReachedByTheirAddressesWhereTheyHaveOne() {
      try (Simulator simulator =
          Simulator.of(LAMBDA, Guests.Does.class).env("FN_TABLE_THINGS", "nowhere:x").start()) {
        InvocationRecord record = simulator.invoke("store");
        assertThat(record.result()).isEqualTo(Result.FAILED);
        assertThat(record.describe()).contains("nothing on the class path opens that");
      }
    }

    @Test
    void endWithAWarningWhereThePlatformGivesOne() {
      for (PlatformProfile profile : List.of(LAMBDA, PlatformProfile.CLOUD_RUN)) {
        try (Simulator simulator = Simulator.of(profile, Guests.Closing.class).start()) {
          simulator.invoke("x").orThrow();
          simulator.recycle();
          assertThat(
                  simulator.table("closed").get(Key.of("closed", "yes"), Integer.class).isPresent())
              .isEqualTo(profile != LAMBDA);
        }
      }
    }
  }

  @Nested
  class OtherTriggers {

    @Test
    void areHttp() {
      try (Simulator simulator =
          Simulator.of(PlatformProfile.CLOUD_RUN, Guests.Doubler.class).start()) {
        HttpEvent request = HttpEvent.post("/").json(new Guests.Order("a", 1));
        InvocationRecord record = simulator.call(request);
        assertThat(record.answer().status()).isEqualTo(200);
        assertThat(record.as(Guests.Order.class).quantity()).isEqualTo(2);
        InvocationRecord refused = simulator.call(request.contentType("text/csv"));
        assertThat(refused.answer().status()).isEqualTo(415);
        assertThat(refused.errorCode()).isEqualTo(ErrorCode.UNSUPPORTED_MEDIA_TYPE);
      }
    }

    @Test
    void areRecords() {
      try (Simulator simulator = lambda(Guests.Doubler.class)) {
        InvocationRecord record =
            simulator.deliver(List.of(record("m1", 1), record("m2", -1), record("m3", 1)), false);
        assertThat(record.failedItems()).containsExactly("m2");
        assertThat(record.succeeded()).isFalse();
      }
    }

    private static EventRecord record(String id, int quantity) {
      String json = "{\"id\":\"" + id + "\",\"quantity\":" + quantity + "}";
      return new EventRecord(
          id,
          1,
          Payload.of(json, null),
          () ->
              CloudEventBuilder.v1().withId(id).withType("t").withSource(URI.create("/s")).build());
    }
  }

  @Test
  void warnsOfAFunctionThatIsShared() {
    try (Simulator simulator =
        Simulator.of(LAMBDA, Guests.Counter.class).shared("dev.anyfn.testkit.sim.").start()) {
      assertThat(simulator.warnings()).anyMatch(w -> w.contains("its statics outlive instances"));
    }
  }
}
