package dev.anyfn.testkit.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.anyfn.testkit.delivery.DeliverySchedules.Report;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DeliverySchedulesTest {

  private static DeliverySchedules over(DeliveryRules rules) {
    return DeliverySchedules.over(rules).send(order("o-1")).send(order("o-2"));
  }

  private static Message order(String id) {
    return Message.of(id, "{\"id\":\"" + id + "\",\"customer\":\"ada\"}").group("ada");
  }

  private static void countsEachOnce(DeliveryWorld world) {
    assertThat(CountOrders.count(world.environment(), "ada")).isEqualTo(2);
  }

  private static AssertionError failure(DeliverySchedules schedules) {
    AssertionError failure =
        catchThrowableOfType(
            AssertionError.class, () -> schedules.check(DeliverySchedulesTest::countsEachOnce));
    assertThat(failure).as("a failure").isNotNull();
    return failure;
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

  private static ReceiverFactory function(FunctionFactory factory) {
    return (environment, clock) -> FunctionReceiver.of(factory, environment);
  }

  @Test
  void aFunctionThatCountsDeliveriesFailsWithAStory() {
    AssertionError failure =
        failure(over(DeliveryRules.sqs()).receiver(function(CountOrders::new)));

    assertThat(failure)
        .hasMessage(
            """
            The invariant does not hold when deliveries are disturbed:
              expected: 2
               but was: 3

            Schedule 2: duplicate@1/1; 2 messages through a standard queue; 2 schedules before it held; 2 disturbances, of which 1 is enough

             0:00:00.000               sent          o-1, o-2
             0:00:00.000  delivery 1   delivered     o-1, o-2
             0:00:00.000  delivery 1   disturbed     o-2 will be delivered once more
             0:00:00.000  delivery 2   delivered     o-2 (receive 2): a duplicate
             0:00:00.100  delivery 1   acknowledged  o-1, o-2
             0:00:00.100  delivery 2   acknowledged  o-2: a duplicate

            To replay it, add before check: .replay("2: duplicate@1/1")
            """);
    assertThat(failure.getCause()).hasMessageContaining("but was: 3");
  }

  @Test
  void aFunctionThatRemembersInMemoryFailsWhenAnotherInstanceGetsTheMessage() {
    over(DeliveryRules.sqs())
        .receiver(function(RememberOrders::new))
        .replay("0: fail@1/1")
        .check(DeliverySchedulesTest::countsEachOnce);

    assertThat(
            failure(
                over(DeliveryRules.sqs())
                    .receiver(function(RememberOrders::new))
                    .replay("0: crash@1/1")))
        .hasMessageContaining(
            "delivery 1   disturbed     the instance dies when it has handled o-1; nothing is"
                + " acknowledged")
        .hasMessageContaining("0:00:30.000  delivery 2   delivered     o-1 (receive 2), o-2");
    assertThat(failure(over(DeliveryRules.sqs()).receiver(function(RememberOrders::new))))
        .hasMessageContaining("of which 1 is enough");
  }

  @ParameterizedTest
  @EnumSource(SourceKind.class)
  void theSameFunctionMadeIdempotentHolds(SourceKind kind) {
    Report report =
        over(rules(kind))
            .receiver(function(CountOnce::new))
            .check(DeliverySchedulesTest::countsEachOnce);

    assertThat(report.schedules()).isEqualTo(301);
    assertThat(report.disturbances()).as("disturbances that came about").isGreaterThan(300);
    assertThat(report.deliveries()).as("%s", report).isGreaterThan(600);
  }

  @ParameterizedTest
  @EnumSource(SourceKind.class)
  void everyKindOfSourceFindsTheFunctionThatCountsDeliveries(SourceKind kind) {
    assertThat(failure(over(rules(kind)).receiver(function(CountOrders::new))))
        .hasMessageContaining("The invariant does not hold when deliveries are disturbed");
  }

  @Test
  void theSeedAndTheTokenOfAFailureReplayIt() {
    String found =
        failure(over(DeliveryRules.sqs()).receiver(function(CountOrders::new))).getMessage();
    String story = found.substring(found.indexOf(" 0:00:00"));

    assertThat(failure(over(DeliveryRules.sqs()).receiver(function(CountOrders::new)).replay(2)))
        .hasMessageEndingWith(story);
    assertThat(
            failure(
                over(DeliveryRules.sqs())
                    .receiver(function(CountOrders::new))
                    .replay("2: duplicate@1/1")))
        .hasMessageEndingWith(story);
    assertThat(
            over(DeliveryRules.sqs())
                .receiver(function(CountOnce::new))
                .replay("2: duplicate@1/1")
                .check(DeliverySchedulesTest::countsEachOnce)
                .schedules())
        .isEqualTo(1);
  }

  @Test
  void aFunctionThatIsWrongWithoutDisturbanceIsToldSo() {
    AssertionError failure =
        catchThrowableOfType(
            AssertionError.class,
            () ->
                over(DeliveryRules.sqs())
                    .receiver(function(CountOrders::new))
                    .check(world -> assertThat(world.source().deadLetters()).hasSize(1)));

    assertThat(failure)
        .hasMessageStartingWith(
            "The invariant does not hold even if each message is delivered once and in order:")
        .hasMessageContaining(".replay(\"0: calm\")");
  }

  @Test
  void aMessageThatNeverGetsDoneIsReported() {
    AssertionError failure =
        failure(
            over(DeliveryRules.sqs())
                .receiver(
                    (environment, clock) -> new Scripted().always(Receipt.failedWhole("broken"))));

    assertThat(failure)
        .hasMessageContaining("After 1000 deliveries [Message[o-1], Message[o-2]] are not done")
        .hasMessageContaining("maxReceives");
  }

  @Test
  void whatIsMissingIsAskedFor() {
    assertThatIllegalStateException()
        .isThrownBy(() -> DeliverySchedules.over(DeliveryRules.sqs()).check(world -> {}))
        .withMessageContaining("call send before check");
    assertThatIllegalStateException()
        .isThrownBy(() -> over(DeliveryRules.sqs()).check(world -> {}))
        .withMessageContaining("call function or receiver");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> over(DeliveryRules.sqs()).replay("crash"))
        .withMessageContaining("17: crash@2/1, duplicate@3");
  }
}
