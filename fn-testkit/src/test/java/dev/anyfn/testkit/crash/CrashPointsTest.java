package dev.anyfn.testkit.crash;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.anyfn.Function;
import dev.anyfn.state.Key;
import dev.anyfn.testkit.sim.PlatformProfile;
import dev.anyfn.testkit.sim.Simulator;
import java.nio.file.Files;
import java.nio.file.Path;
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
}
