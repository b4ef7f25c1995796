package dev.anyfn.testkit.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.anyfn.Function;
import dev.anyfn.runtime.wire.EventRecord;
import dev.anyfn.runtime.wire.Payload;
import dev.anyfn.state.Key;
import dev.anyfn.testkit.sim.PlatformProfile;
import dev.anyfn.testkit.sim.Simulator;
import io.cloudevents.core.builder.CloudEventBuilder;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(300)
class CrashPointsTest {

  @TempDir Path directory;

  private CrashPoints sweep(Class<? extends Function<?, ?>> function) {
    return CrashPoints.of(Simulator.of(PlatformProfile.LAMBDA, function))
        .dependency("outside", "OUTSIDE_URL", Orders.Outside::new)
        .pictures(directory)
        .scenario(world -> world.deliver("o-1"));
  }

  private static void counted(CrashWorld world) {
    assertThat(world.table("orders").get(Key.of("total"), Integer.class).orElseThrow().value())
        .as("orders counted")
        .isEqualTo(1);
  }

  private static void chargedOnce(CrashWorld world) {
    assertThat(world.dependency(Orders.Outside.class).times("/charge")).as("charges").isEqualTo(1);
  }

  private static void published(CrashWorld world) {
    assertThat(world.dependency(Orders.Outside.class).times("/publish"))
        .as("messages published")
        .isPositive();
  }

  @Test
  void aFunctionThatIsIdempotentSurvivesAllSingleAndDoubleCrashes() {
    CrashReport report = sweep(Orders.CountingOnce.class).pairs().check(CrashPointsTest::counted);
    assertThat(report.singles()).isEqualTo(2 * report.points() - 1);
    assertThat(report.pairs()).isEqualTo(report.possiblePairs()).isGreaterThan(report.singles());
    assertThat(report.notReached()).isZero();
    assertThat(report.toString()).startsWith("explored " + report.singles() + " single and ");
    assertThat(directory).isEmptyDirectory();
  }

  @Test
  void andLostAnswersAndFailuresToo() {
    CrashReport report =
        sweep(Orders.CountingOnce.class).lostAnswers().failures().check(CrashPointsTest::counted);
    assertThat(report.singles()).isEqualTo(4 * report.points() - 2);
  }

  @Test
  void theSameWithoutItFailsWithAStoryAPictureAndALineThatReplaysIt() throws Exception {
    assertThatThrownBy(() -> sweep(Orders.Counting.class).check(CrashPointsTest::counted))
        .isInstanceOf(AssertionError.class)
        .hasMessageStartingWith(
            "2 of 5 crash schedules break Counting on AWS Lambda"
                + " (explored 5 single crash schedules over 3 points).")
        .hasMessageContaining("Schedule 2a\n\ndelivery 1 to i1.1, cold start, at 0 s\n")
        .hasMessageContaining("   2  orders    put \"total\"")
        .hasMessageContaining(
            "*** this has happened; instance killed before its answer arrives ***\n     crashed\n")
        .hasMessageContaining("18 s later, as nothing was acknowledged:\ndelivery 2 to i1.2, cold")
        .hasMessageContaining("Broken: [orders counted]")
        .hasMessageContaining(".replay(\"2a\")")
        .hasMessageContaining("The others that fail:\n  3b  [orders counted]");
    assertThat(Files.readString(directory.resolve("crash-Counting-2a.svg")))
        .startsWith("<svg")
        .contains("2  put \"total\"")
        .endsWith("</svg>\n");
    CrashReport replayed =
        sweep(Orders.Counting.class).replay("2a").explore(CrashPointsTest::counted);
    assertThat(replayed.failures()).extracting(CrashFailure::schedule).containsExactly("2a");
  }

  @Test
  void anEffectBeforeTheCheckIsCaught() {
    assertThat(sweep(Orders.EffectBeforeCheck.class).explore(CrashPointsTest::chargedOnce))
        .satisfies(
            report ->
                assertThat(report.failures()).extracting(CrashFailure::schedule).startsWith("1a"));
  }

  @Test
  void aMessageThatIsLostBetweenTheRowAndItsPublicationIsCaught() {
    assertThat(sweep(Orders.PutThenPublish.class).explore(CrashPointsTest::published).failures())
        .extracting(CrashFailure::schedule)
        .containsExactly("2a", "3b");
    sweep(Orders.PublishFromRow.class).pairs().check(CrashPointsTest::published);
  }

  @Test
  void someOfAllPairsAreChosenByASeed() {
    CrashReport report =
        sweep(Orders.CountingOnce.class).pairs(5, 7).check(CrashPointsTest::counted);
    assertThat(report.pairs()).isEqualTo(5).isLessThan(report.possiblePairs());
    assertThat(report.toString()).endsWith(", chosen by seed 7");
    assertThat(foundBySeed(7)).isNotEmpty().isEqualTo(foundBySeed(7));
  }

  private List<String> foundBySeed(long seed) {
    return sweep(Orders.Counting.class)
        .lostAnswers()
        .pairs(6, seed)
        .explore(CrashPointsTest::countedAtMostTwice)
        .failures()
        .stream()
        .map(CrashFailure::schedule)
        .toList();
  }

  private static void countedAtMostTwice(CrashWorld world) {
    assertThat(world.table("orders").get(Key.of("total"), Integer.class).orElseThrow().value())
        .isLessThan(3);
  }

  @Test
  void whatIsNeverDoneFailsUnlessItMayBeGivenUp() {
    CrashReport report = sweep(Orders.CountingOnce.class).attempts(2).pairs().explore(world -> {});
    assertThat(report.failures())
        .isNotEmpty()
        .allSatisfy(
            failure -> {
              assertThat(failure.schedule()).contains("-");
              assertThat(failure.message())
                  .startsWith("The invariant holds, but the work is never done")
                  .contains("after 2 deliveries");
            });
    List<Boolean> givenUp = new ArrayList<>();
    sweep(Orders.CountingOnce.class)
        .attempts(2)
        .mayGiveUp()
        .pairs()
        .check(
            world -> {
              givenUp.add(world.gaveUp());
              boolean counted =
                  world.table("orders").get(Key.of("total"), Integer.class).isPresent();
              assertThat(counted || world.gaveUp()).isTrue();
            });
    assertThat(givenUp).contains(true, false);
  }

  @Test
  void ofRecordsOnlyThoseAreDeliveredAgainThatFailed() {
    List<Integer> sizes = new ArrayList<>();
    CrashReport report =
        sweep(Orders.CountingOnce.class)
            .scenario(world -> world.deliverRecords(records("o-1", "o-2"), false))
            .failures()
            .check(
                world -> {
                  countedTwo(world);
                  world.deliveries().forEach(d -> sizes.add(d.failedItems().size()));
                });
    assertThat(report.singles()).isEqualTo(3 * report.points() - 2);
    assertThat(sizes).as("one of two failed, and then none").contains(1).doesNotContain(2);
    assertThat(
            sweep(Orders.Counting.class)
                .scenario(world -> world.deliverRecords(records("o-1", "o-2"), true))
                .explore(CrashPointsTest::countedTwo)
                .failures())
        .isNotEmpty();
  }

  private static void countedTwo(CrashWorld world) {
    assertThat(world.table("orders").get(Key.of("total"), Integer.class).orElseThrow().value())
        .isEqualTo(2);
  }

  private static List<EventRecord> records(String... orders) {
    List<EventRecord> records = new ArrayList<>();
    for (String order : orders) {
      records.add(
          new EventRecord(
              order,
              1,
              Payload.of(order, null),
              () ->
                  CloudEventBuilder.v1()
                      .withId(order)
                      .withType("t")
                      .withSource(URI.create("/s"))
                      .build()));
    }
    return records;
  }
}
