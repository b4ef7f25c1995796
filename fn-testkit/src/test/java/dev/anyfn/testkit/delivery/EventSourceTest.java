package dev.anyfn.testkit.delivery;

import static java.time.Duration.ZERO;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.anyfn.testkit.FakeClock;
import dev.anyfn.testkit.delivery.Disturbance.Kind;
import dev.anyfn.testkit.delivery.HistoryEntry.Action;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EventSourceTest {

  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private final FakeClock clock = FakeClock.at(START);
  private final Scripted receiver = new Scripted();

  private EventSource source(DeliveryRules rules) {
    return EventSource.of(rules.work(ZERO), receiver, clock);
  }

  private EventSource sent(EventSource source, String... ids) {
    for (String id : ids) {
      source.send(Message.of(id, "{}").group("g"));
    }
    return source;
  }

  private static List<Duration> times(History history) {
    return history.of(Action.DELIVERED).stream()
        .map(step -> Duration.between(START, step.at()))
        .distinct()
        .toList();
  }

  private static Disturbance disturbance(Kind kind, int delivery, int item, Duration delay) {
    return new Disturbance(kind, delivery, item, delay);
  }

  @Nested
  class AStandardQueue {

    private final DeliveryRules rules = DeliveryRules.sqs().lease(ofSeconds(30));

    @Test
    void deliversEachMessageOnceInBatches() {
      EventSource source = sent(source(rules.batchSize(2)), "m1", "m2", "m3");

      source.deliverAll();

      assertThat(receiver.received).containsExactly(List.of("m1", "m2"), List.of("m3"));
      assertThat(source.remaining()).isEmpty();
    }

    @Test
    void redeliversOnlyTheFailedMessageAfterTheVisibilityTimeout() {
      receiver.then(Receipt.failed("m2"));

      History history = sent(source(rules), "m1", "m2", "m3").deliverAll();

      assertThat(receiver.received).containsExactly(List.of("m1", "m2", "m3"), List.of("m2"));
      assertThat(times(history)).containsExactly(ZERO, ofSeconds(30));
    }

    @Test
    void redeliversTheWholeBatchIfTheAnswerNamesAnUnknownMessage() {
      receiver.then(Receipt.failed("m9"));

      sent(source(rules), "m1", "m2").deliverAll();

      assertThat(receiver.received).containsExactly(List.of("m1", "m2"), List.of("m1", "m2"));
    }

    @Test
    void redeliversTheWholeBatchIfItemsAreNotReported() {
      receiver.then(Receipt.failed("m2"));

      sent(source(rules.reportsItems(false)), "m1", "m2").deliverAll();

      assertThat(receiver.received).containsExactly(List.of("m1", "m2"), List.of("m1", "m2"));
    }

    @Test
    void deadLettersAPoisonMessageAtTheReceiveAfterTheLastAllowed() {
      receiver.always(Receipt.failed("m1"));
      EventSource source = sent(source(rules.maxReceives(3)), "m1");

      History history = source.deliverAll();

      assertThat(receiver.received).hasSize(3);
      assertThat(source.deadLetters()).extracting(Message::id).containsExactly("m1");
      assertThat(source.deadLetters().get(0).receiveCount()).isEqualTo(3);
      assertThat(history.of(Action.DEAD_LETTERED).get(0).at()).isEqualTo(START.plusSeconds(90));
    }

    @Test
    void losesWhatIsOlderThanItsRetention() {
      receiver.always(Receipt.failed("m1"));
      EventSource source = sent(source(rules.retention(ofMinutes(1))), "m1");

      History history = source.deliverAll();

      assertThat(receiver.received).hasSize(3);
      assertThat(history.of(Action.LOST)).extracting(HistoryEntry::message).containsExactly("m1");
      assertThat(source.deadLetters()).isEmpty();
    }

    @Test
    void holdsANewMessageBackForItsDelay() {
      assertThat(times(sent(source(rules.delay(ofSeconds(7))), "m1").deliverAll()))
          .containsExactly(ofSeconds(7));
    }

    @Test
    void deliversAgainWhatASlowReceiverStillHolds() {
      receiver.then(Receipt.done().took(ofSeconds(45)));

      History history = sent(source(rules), "m1").deliverAll();

      assertThat(times(history)).containsExactly(ZERO, ofSeconds(30));
      assertThat(history.of(Action.TOO_LATE)).extracting(HistoryEntry::delivery).containsExactly(1);
    }

    @Test
    void letsALateReceiptCountIfNobodyElseHasGotTheMessage() {
      receiver.then(Receipt.done().took(ofSeconds(45)));

      sent(source(rules.parallel(1)), "m1").deliverAll();

      assertThat(receiver.received).hasSize(1);
    }

    @Test
    void deliversAgainAfterACrash() {
      EventSource source = sent(source(rules), "m1", "m2");

      source.disturb(List.of(disturbance(Kind.CRASH, 1, 1, ZERO))).deliverAll();

      assertThat(receiver.received).containsExactly(List.of("m1"), List.of("m1", "m2"));
      assertThat(receiver.crashes).containsExactly(1);
    }

    @Test
    void deliversADuplicate() {
      EventSource source = sent(source(rules), "m1", "m2");

      History history =
          source.disturb(List.of(disturbance(Kind.DUPLICATE, 1, 1, ZERO))).deliverAll();

      assertThat(receiver.received).containsExactly(List.of("m1", "m2"), List.of("m2"));
      assertThat(history.of(Action.DELIVERED))
          .last()
          .extracting(HistoryEntry::receive, HistoryEntry::note)
          .containsExactly(2, "a duplicate");
    }

    @Test
    void deliversInAnotherOrder() {
      EventSource source = sent(source(rules.batchSize(1)), "m1", "m2", "m3");

      source.disturb(List.of(disturbance(Kind.REORDER, 1, 2, ZERO))).deliverAll();

      assertThat(receiver.received).containsExactly(List.of("m3"), List.of("m1"), List.of("m2"));
    }

    @Test
    void handsAMessageToAnotherWhileTheFirstReceiverStandsStill() {
      EventSource source = sent(source(rules), "m1");

      History history =
          source.disturb(List.of(disturbance(Kind.STALL, 1, 0, ofSeconds(50)))).deliverAll();

      assertThat(receiver.received).containsExactly(List.of("m1"), List.of("m1"));
      assertThat(history.of(Action.RESUMED)).extracting(HistoryEntry::delivery).containsExactly(1);
      assertThat(history.of(Action.TOO_LATE)).extracting(HistoryEntry::delivery).containsExactly(1);
    }

    @Test
    void stopsAtATimeAndGoesOnLater() {
      receiver.then(Receipt.failed("m1"));
      EventSource source = sent(source(rules), "m1");

      source.run(START.plusSeconds(29));

      assertThat(clock.instant()).isEqualTo(START.plusSeconds(29));
      assertThat(source.remaining()).extracting(Message::receiveCount).containsExactly(1);
      source.run(START.plusSeconds(30));
      assertThat(source.remaining()).isEmpty();
    }
  }

  @Nested
  class AFifoQueue {

    private final DeliveryRules rules = DeliveryRules.sqsFifo().batchSize(1);

    @Test
    void blocksAGroupBehindItsFailedMessageAndNoOther() {
      receiver.then(Receipt.failed("a1"));
      EventSource source = source(rules);
      source.send(Message.of("a1", "{}").group("a"));
      source.send(Message.of("a2", "{}").group("a"));
      source.send(Message.of("b1", "{}").group("b"));

      source.deliverAll();

      assertThat(receiver.received)
          .containsExactly(List.of("a1"), List.of("b1"), List.of("a1"), List.of("a2"));
    }

    @Test
    void letsAGroupGoOnWhenItsFirstMessageIsADeadLetter() {
      receiver.then(Receipt.failed("m1")).then(Receipt.failed("m1"));
      EventSource source = sent(source(rules.maxReceives(2)), "m1", "m2");

      source.deliverAll();

      assertThat(receiver.received).containsExactly(List.of("m1"), List.of("m1"), List.of("m2"));
      assertThat(source.deadLetters()).extracting(Message::id).containsExactly("m1");
    }

    @Test
    void takesAMessageTwiceAndDeliversItOnceWithinFiveMinutes() {
      EventSource source = source(rules);
      Message message = Message.of("m1", "{}").group("g").deduplicationId("d");

      assertThat(source.send(message)).isTrue();
      source.run(START.plusSeconds(299));
      assertThat(source.send(message)).isFalse();
      source.run(START.plusSeconds(300));
      assertThat(source.send(message)).isTrue();
      source.deliverAll();

      assertThat(receiver.received).hasSize(2);
    }

    @Test
    void ignoresAReceiptAfterTheVisibilityTimeout() {
      receiver.then(Receipt.done().took(ofSeconds(45)));

      sent(source(rules.parallel(1)), "m1").deliverAll();

      assertThat(receiver.received).hasSize(2);
    }

    @Test
    void asksForAGroup() {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> source(rules).send("m1", "{}"))
          .withMessage("A FIFO queue orders by group, and m1 has none: use Message.group");
    }

    @Test
    void neverDeliversAMessageBeforeAllBeforeItInItsGroupAreDone() {
      for (long seed = 1; seed <= 300; seed++) {
        EventSource source =
            EventSource.of(
                DeliveryRules.sqsFifo().batchSize(1 + (int) (seed % 4)).maxReceives(4),
                new Scripted(),
                FakeClock.at(START));
        source.disturbRandomly(seed, 0.4);
        for (int i = 0; i < 12; i++) {
          source.send(Message.of("m" + i, "{}").group("g" + i % 3));
        }
        requireOrder(source.deliverAll(), seed);
      }
    }

    private void requireOrder(History history, long seed) {
      Set<String> gone = new HashSet<>();
      Set<String> together = new HashSet<>();
      int delivery = 0;
      for (HistoryEntry step : history.steps()) {
        if (step.action() == Action.ACKNOWLEDGED || step.action() == Action.DEAD_LETTERED) {
          gone.add(step.message());
        } else if (step.action() == Action.DELIVERED) {
          if (step.delivery() != delivery) {
            together.clear();
            delivery = step.delivery();
          }
          together.add(step.message());
          for (int i = Integer.parseInt(step.message().substring(1)) - 3; i >= 0; i -= 3) {
            assertThat(gone.contains("m" + i) || together.contains("m" + i))
                .as("seed %d: m%d before %s in%n%s", seed, i, step.message(), history)
                .isTrue();
          }
        }
      }
    }
  }

  @Nested
  class AsynchronousInvocations {

    @Test
    void areRetriedAfterOneAndTwoMinutesThenGiven() {
      receiver.always(Receipt.failedWhole("broken"));
      EventSource source = sent(source(DeliveryRules.lambdaAsync()), "e1");

      History history = source.deliverAll();

      assertThat(times(history)).containsExactly(ZERO, ofMinutes(1), ofMinutes(3));
      assertThat(source.deadLetters()).extracting(Message::id).containsExactly("e1");
      assertThat(history.of(Action.FAILED)).extracting(HistoryEntry::note).containsOnly("broken");
    }

    @Test
    void areThrottledWithoutCountingUntilTheyAreTooOld() {
      receiver.always(Receipt.throttled());
      EventSource source = sent(source(DeliveryRules.lambdaAsync()), "e1");

      History history = source.deliverAll();

      assertThat(times(history)).startsWith(ZERO, ofSeconds(1), ofSeconds(3), ofSeconds(7));
      assertThat(history.of(Action.DELIVERED)).extracting(HistoryEntry::receive).containsOnly(1);
      HistoryEntry end = history.of(Action.DEAD_LETTERED).get(0);
      assertThat(Duration.between(START, end.at())).isBetween(ofHours(6), ofMinutes(366));
    }

    @Test
    void areStoppedWhenTheirTimeIsUp() {
      receiver.then(Receipt.done().took(ofSeconds(31)));

      History history = sent(source(DeliveryRules.lambdaAsync()), "e1").deliverAll();

      assertThat(history.of(Action.TIMED_OUT)).hasSize(1);
      assertThat(times(history)).containsExactly(ZERO, ofSeconds(90));
      assertThat(receiver.crashes).containsExactly(1);
    }
  }

  @Nested
  class APushSubscription {

    @Test
    void backsOffAndGivesUpAfterSomeAttempts() {
      receiver.always(Receipt.failedWhole("status 400"));
      EventSource source = sent(source(DeliveryRules.push().maxReceives(4)), "p1");

      assertThat(times(source.deliverAll()))
          .containsExactly(ZERO, ofSeconds(10), ofSeconds(30), ofSeconds(70));
      assertThat(source.deadLetters()).hasSize(1);
    }

    @Test
    void deliversAgainWhatIsAnsweredAfterTheDeadline() {
      receiver.then(Receipt.done().took(ofSeconds(11)));

      History history = sent(source(DeliveryRules.push()), "p1").deliverAll();

      assertThat(times(history)).containsExactly(ZERO, ofSeconds(20));
      assertThat(history.of(Action.TOO_LATE)).hasSize(1);
    }
  }

  @Nested
  class AStream {

    private final DeliveryRules rules = DeliveryRules.stream().batchSize(4);

    @Test
    void goesOnFromTheFirstFailureWhateverIsDoneBehindIt() {
      receiver.then(Receipt.failed("r2"));

      sent(source(rules), "r1", "r2", "r3").deliverAll();

      assertThat(receiver.received).containsExactly(List.of("r1", "r2", "r3"), List.of("r2", "r3"));
    }

    @Test
    void findsThePoisonRecordBySplitting() {
      Receiver poisoned =
          delivery -> {
            receiver.receive(delivery);
            return delivery.messages().stream().anyMatch(m -> m.id().equals("r3"))
                ? Receipt.failedWhole("poison")
                : Receipt.done();
          };
      EventSource source = EventSource.of(rules.bisects(true).maxReceives(2), poisoned, clock);
      sent(source, "r1", "r2", "r3", "r4").deliverAll();

      assertThat(receiver.received)
          .containsExactly(
              List.of("r1", "r2", "r3", "r4"),
              List.of("r1", "r2"),
              List.of("r3", "r4"),
              List.of("r3"),
              List.of("r3"),
              List.of("r4"));
      assertThat(source.deadLetters()).extracting(Message::id).containsExactly("r3");
    }

    @Test
    void givesUpTheWholeRestOfABatchWithoutSplitting() {
      receiver.then(Receipt.failedWhole("x")).then(Receipt.failedWhole("x"));
      EventSource source = sent(source(rules.maxReceives(2)), "r1", "r2");

      source.deliverAll();

      assertThat(source.deadLetters()).extracting(Message::id).containsExactly("r1", "r2");
    }

    @Test
    void givesUpRecordsThatAreTooOld() {
      receiver.always(Receipt.failedWhole("x"));
      EventSource source = sent(source(rules.maxAge(ofSeconds(5))), "r1");

      source.deliverAll();

      assertThat(source.deadLetters()).hasSize(1);
      assertThat(receiver.received).hasSize(6);
    }

    @Test
    void deliversOneBatchOfAShardAtATimeAndShardsInParallel() {
      receiver.always(Receipt.done().took(ofSeconds(10)));
      EventSource source = source(rules.batchSize(1));
      source.send(Message.of("a1", "{}").group("a"));
      source.send(Message.of("a2", "{}").group("a"));
      source.send(Message.of("b1", "{}").group("b"));

      History history = source.deliverAll();

      assertThat(receiver.received).containsExactly(List.of("a1"), List.of("b1"), List.of("a2"));
      assertThat(times(history)).containsExactly(ZERO, ofSeconds(10));
    }
  }

  @ParameterizedTest
  @EnumSource(SourceKind.class)
  void theSameSeedGivesTheSameHistoryAndAnotherAnother(SourceKind kind) {
    Set<String> histories = new HashSet<>();
    for (long seed = 1; seed <= 20; seed++) {
      History history = disturbed(kind, seed);
      assertThat(disturbed(kind, seed)).isEqualTo(history);
      histories.add(history.toString());
    }
    assertThat(histories).hasSizeGreaterThan(10);
  }

  private static History disturbed(SourceKind kind, long seed) {
    DeliveryRules rules =
        switch (kind) {
          case QUEUE -> DeliveryRules.sqs().batchSize(3);
          case FIFO_QUEUE -> DeliveryRules.sqsFifo().batchSize(3);
          case ASYNC -> DeliveryRules.lambdaAsync();
          case PUSH -> DeliveryRules.push();
          case STREAM -> DeliveryRules.stream().batchSize(3);
        };
    EventSource source = EventSource.of(rules, new Scripted(), FakeClock.at(START));
    source.disturbRandomly(seed, 0.5);
    for (int i = 0; i < 9; i++) {
      source.send(Message.of("m" + i, "{}").group("g" + i % 2));
    }
    History history = source.deliverAll();
    assertThat(source.remaining()).isEmpty();
    return history;
  }

  @Test
  void aDisturbanceIsReadAsItIsWritten() {
    for (String text : List.of("crash@2/1", "duplicate@3", "stall@1+45000ms", "reorder@12/7")) {
      assertThat(Disturbance.parse(text)).hasToString(text);
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Disturbance.parse("explode@1"))
        .withMessageContaining("crash@2/1")
        .withMessageContaining("\"explode@1\"");
  }
}
