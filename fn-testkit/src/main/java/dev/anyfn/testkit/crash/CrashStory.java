package dev.anyfn.testkit.crash;

import dev.anyfn.testkit.sim.InvocationRecord;
import dev.anyfn.testkit.state.Fault;
import java.time.Duration;
import java.util.List;

/** The text of a run, step by step. */
final class CrashStory {

  private final StringBuilder text = new StringBuilder();
  private final int laneWidth;
  private final int whatWidth;

  private CrashStory(RunResult outcome) {
    int lane = 0;
    int what = 0;
    for (RunStep.Effect effect : outcome.effects()) {
      lane = Math.max(lane, effect.lane().length());
      what = Math.max(what, Math.min(60, effect.what().length()));
    }
    laneWidth = lane;
    whatWidth = what;
  }

  static String of(RunResult outcome) {
    return new CrashStory(outcome).tell(outcome.steps());
  }

  private String tell(List<RunStep> steps) {
    for (RunStep step : steps) {
      if (step instanceof RunStep.Delivery delivery) {
        line(
            "delivery "
                + delivery.number()
                + " to "
                + delivery.instance()
                + ", "
                + delivery.start()
                + ", at "
                + time(delivery.at()));
      } else if (step instanceof RunStep.Effect effect) {
        effect(effect);
      } else if (step instanceof RunStep.Ended ended) {
        line("     " + end(ended));
      } else if (step instanceof RunStep.Waited waited) {
        line("  ... " + time(waited.time()) + " later, as nothing was acknowledged:");
      } else if (step instanceof RunStep.GivenUp given) {
        line("  ... given up after " + given.deliveries() + " deliveries");
      }
    }
    return text.toString().stripTrailing();
  }

  private void effect(RunStep.Effect effect) {
    String point = String.format("%4d  %-" + laneWidth + "s  ", effect.point(), effect.lane());
    line(
        (point + String.format("%-" + whatWidth + "s  ", effect.what()) + effect.outcome())
            .stripTrailing());
    if (effect.fault() != null) {
      line("      *** " + fault(effect) + " ***");
    }
  }

  private static String words(Fault fault) {
    return switch (fault) {
      case KILL_BEFORE -> "instance killed before this happens";
      case KILL_AFTER -> "this has happened; instance killed before its answer arrives";
      case LOSE_ANSWER -> "this has happened; its answer is lost, the instance lives on";
      case REFUSE -> "this fails; the instance is told so, and lives on";
      case LOSE_REQUEST -> "this does not happen; the instance cannot know, and lives on";
      case LATE -> "this happens later; the instance cannot know, and lives on";
    };
  }

  /** Describes the fault of an effect. */
  static String fault(RunStep.Effect effect) {
    if (!effect.acknowledges()) {
      return effect.fault() == null ? "" : words(effect.fault());
    }
    return effect.fault() == Fault.KILL_BEFORE
        ? "instance killed before the platform learns that it is done"
        : "the platform does not learn that it is done; the instance lives on";
  }

  /** Describes the end of a delivery. */
  static String end(RunStep.Ended ended) {
    InvocationRecord record = ended.record();
    if (ended.acknowledged()) {
      return "done";
    }
    if (record.succeeded()) {
      return "done, but the platform does not know";
    }
    String why = record.failure().map(error -> ": " + error).orElse("");
    return switch (record.result()) {
      case SUCCEEDED -> "failed for " + record.failedItems();
      case CRASHED -> "crashed";
      case INIT_FAILED -> "did not start" + why;
      case FAILED -> "failed" + why;
      case TIMED_OUT -> "timed out" + why;
      case THROTTLED -> "refused" + why;
    };
  }

  /** Returns seconds, with milliseconds where there are some. */
  static String time(Duration time) {
    long millis = time.toMillis() % 1000;
    return time.toSeconds() + (millis == 0 ? "" : String.format(".%03d", millis)) + " s";
  }

  private void line(String line) {
    text.append(line).append('\n');
  }
}
