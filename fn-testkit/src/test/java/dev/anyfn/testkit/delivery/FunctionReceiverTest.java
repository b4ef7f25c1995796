package dev.anyfn.testkit.delivery;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import dev.anyfn.Batch;
import dev.anyfn.Context;
import dev.anyfn.ErrorCode;
import dev.anyfn.Function;
import dev.anyfn.FunctionException;
import dev.anyfn.testkit.FakeClock;
import dev.anyfn.testkit.FakeEnvironment;
import dev.anyfn.testkit.delivery.Disturbance.Kind;
import dev.anyfn.testkit.delivery.HistoryEntry.Action;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FunctionReceiverTest {

  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  record Job(String name) {}

  private final FakeClock clock = FakeClock.at(START);
  private final FakeEnvironment environment = FakeEnvironment.create().clock(clock);

  /** Fails the first time for a name that says so; slow for one that says that. */
  private final class Worker implements Function<Job, Void> {

    private final List<String> seen = new ArrayList<>();

    @Override
    public Void apply(Job job, Context context) {
      seen.add(job.name() + " attempt " + context.attempt() + " " + context.remaining().get());
      if (job.name().equals("slow")) {
        clock.advance(ofSeconds(5));
      }
      if (job.name().equals("unavailable") && seen.size() == 1) {
        throw FunctionException.unavailable("the ledger is down", null);
      }
      if (job.name().equals("broken") && seen.size() == 1) {
        throw new IllegalStateException("no ledger");
      }
      return null;
    }
  }

  /** Keeps account itself. */
  static final class Batched implements Function<Batch<Job>, Batch.Outcome> {

    @Override
    public Batch.Outcome apply(Batch<Job> batch, Context context) {
      return batch.each(
          job -> {
            if (job.name().equals("bad")) {
              throw new FunctionException(ErrorCode.UNAVAILABLE, "not now");
            }
          });
    }
  }

  private static String job(String name) {
    return "{\"name\":\"" + name + "\"}";
  }

  private static DeliveryRules rules(SourceKind kind) {
    return switch (kind) {
      case QUEUE -> DeliveryRules.sqs();
      case FIFO_QUEUE -> DeliveryRules.sqsFifo();
      case ASYNC -> DeliveryRules.lambdaAsync();
      case PUSH -> DeliveryRules.push();
      case STREAM -> DeliveryRules.stream();
    };
  }

  @ParameterizedTest
  @EnumSource(SourceKind.class)
  void aFailureIsDeliveredAgainWithItsReasonInTheHistory(SourceKind kind) {
    Worker worker = new Worker();
    EventSource source = EventSource.of(rules(kind), FunctionReceiver.of(worker), clock);
    source.send(Message.of("m1", job("unavailable")).group("g"));

    History history = source.deliverAll();

    assertThat(history.of(Action.FAILED).get(0).note()).contains("UNAVAILABLE: the ledger is down");
    boolean tellsAttempts = kind != SourceKind.ASYNC && kind != SourceKind.PUSH;
    assertThat(worker.seen)
        .containsExactly(
            "unavailable attempt 1 PT3S",
            "unavailable attempt " + (tellsAttempts ? 2 : 1) + " PT3S");
    assertThat(source.remaining()).isEmpty();
  }

  @Test
  void anUnexpectedExceptionIsTheReason() {
    EventSource source =
        EventSource.of(DeliveryRules.sqs(), FunctionReceiver.of(new Worker()), clock);
    source.send("m1", job("broken"));

    assertThat(source.deliverAll().of(Action.FAILED))
        .extracting(HistoryEntry::note)
        .containsExactly("java.lang.IllegalStateException: no ledger");
  }

  @Test
  void whatDoesNotDecodeFailsAloneAndBecomesADeadLetter() {
    EventSource source =
        EventSource.of(
            DeliveryRules.sqs().maxReceives(2), FunctionReceiver.of(new Worker()), clock);
    source.send("m1", "no JSON");
    source.send("m2", job("fine"));

    History history = source.deliverAll();

    assertThat(history.of(Action.ACKNOWLEDGED))
        .extracting(HistoryEntry::message)
        .containsExactly("m2");
    assertThat(source.deadLetters()).extracting(Message::text).containsExactly("no JSON");
  }

  @Test
  void aBatchFunctionSaysWhichFailedAndAFifoQueueKeepsWhatIsBehind() {
    EventSource source =
        EventSource.of(
            DeliveryRules.sqsFifo().maxReceives(1), FunctionReceiver.of(new Batched()), clock);
    for (String name : List.of("good", "bad", "late")) {
      source.send(Message.of(name, job(name)).group("g"));
    }

    History history = source.deliverAll();

    assertThat(history.of(Action.ACKNOWLEDGED))
        .extracting(HistoryEntry::message)
        .containsExactly("good");
    assertThat(history.of("bad")).extracting(HistoryEntry::note).contains("UNAVAILABLE: not now");
    assertThat(history.of("late"))
        .extracting(HistoryEntry::note)
        .contains("UNAVAILABLE: A record before this one failed");
    assertThat(source.deadLetters()).extracting(Message::id).containsExactly("bad", "late");
  }

  @Test
  void aFunctionThatPassesMoreThanItsTimeoutIsStoppedAndItsInstanceGone() {
    FunctionReceiver receiver = FunctionReceiver.of(given -> new Worker(), environment);
    EventSource source = EventSource.of(DeliveryRules.sqs().maxReceives(2), receiver, clock);
    source.send("m1", job("slow"));

    History history = source.deliverAll();

    assertThat(history.of(Action.TIMED_OUT)).hasSize(2);
    assertThat(history.of(Action.TIMED_OUT).get(0).at()).isEqualTo(START.plusSeconds(5));
    assertThat(receiver.built()).isEqualTo(2);
  }

  @Test
  void aCrashHasTheNextDeliveryOnANewInstance() {
    FunctionReceiver receiver = FunctionReceiver.of(given -> new Worker(), environment);
    EventSource source = EventSource.of(DeliveryRules.sqs(), receiver, clock);
    source.disturb(List.of(new Disturbance(Kind.CRASH, 1, 1, Duration.ZERO)));
    source.send("m1", job("fine"));

    source.deliverAll();

    assertThat(receiver.built()).isEqualTo(2);
  }

  @Test
  void deliveriesThatOverlapAreOnInstancesOfTheirOwn() {
    FunctionReceiver own = FunctionReceiver.of(given -> new Worker(), environment);
    FunctionReceiver shared =
        FunctionReceiver.of(given -> new Worker(), environment).perInstance(5);
    for (FunctionReceiver receiver : List.of(own, shared)) {
      EventSource source = EventSource.of(DeliveryRules.sqs().batchSize(1), receiver, clock);
      source.send("m1", job("a"));
      source.send("m2", job("b"));
      source.deliverAll();
    }
    assertThat(own.built()).isEqualTo(2);
    assertThat(shared.built()).isEqualTo(1);
  }
}
