package dev.anyfn.testkit.crash;

import dev.anyfn.testkit.state.Fault;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A sequence diagram of a run in SVG: time goes down, and the platform, the function, its stores
 * and dependencies have a lane each.
 */
final class Picture {

  private static final int LEFT = 90;
  private static final int TO_FUNCTION = 170;
  private static final int ROW = 34;
  private static final int LONGEST_LABEL = 52;
  private static final double CHARACTER = 6.7;
  private static final String RED = "#c62828";
  private static final String INK = "#263238";
  private static final String GREEN = "#2e7d32";

  private final Svg svg = new Svg();
  private final Map<String, Integer> lanes = new LinkedHashMap<>();
  private final int function = LEFT + TO_FUNCTION;
  private final int width;
  private int y = 112;
  private int began;
  private boolean alive;
  private RunStep.Delivery delivery = new RunStep.Delivery(0, java.time.Duration.ZERO);

  private Picture(RunResult outcome) {
    int label = 0;
    Set<String> names = new LinkedHashSet<>();
    for (RunStep.Effect effect : outcome.effects()) {
      if (!effect.acknowledges()) {
        names.add(effect.lane());
        label = Math.max(label, Math.min(LONGEST_LABEL, effect.what().length() + 5));
      }
    }
    int x = function + Math.max(150, (int) (label * CHARACTER) + 40);
    for (String name : names) {
      lanes.put(name, x);
      x += Math.max(130, (int) (name.length() * CHARACTER) + 50);
    }
    width = Math.max(620, x);
  }

  static String of(RunResult outcome, String title) {
    return new Picture(outcome).draw(outcome, title);
  }

  private String draw(RunResult outcome, String title) {
    svg.text(24, 34, title, "t");
    for (RunStep step : outcome.steps()) {
      if (step instanceof RunStep.Delivery next) {
        begin(next);
      } else if (step instanceof RunStep.Effect effect) {
        effect(effect);
      } else if (step instanceof RunStep.Ended ended) {
        end(ended);
      } else if (step instanceof RunStep.Waited waited) {
        pause(CrashStory.time(waited.time()) + " later, as nothing was acknowledged");
      } else if (step instanceof RunStep.GivenUp given) {
        pause("given up after " + given.deliveries() + " deliveries");
      }
    }
    int bottom = y;
    verdict(outcome);
    svg.under();
    lane("platform", LEFT, bottom);
    lane("function", function, bottom);
    lanes.forEach((name, x) -> lane(name, x, bottom));
    return svg.document(width, y + 20);
  }

  private void lane(String name, int x, int bottom) {
    int half = (int) (name.length() * CHARACTER / 2) + 16;
    svg.rect(x - half, 56, 2 * half, 28, "#eceff1", "#b0bec5");
    svg.middle(x, 75, name, "h");
    svg.line(x, 84, x, bottom, "#cfd8dc", "");
  }

  private void begin(RunStep.Delivery next) {
    delivery = next;
    svg.text(LEFT + 12, y - 6, "delivery " + next.number(), "l");
    svg.arrow(LEFT, y, function - 7, y, INK, "");
    svg.text(function - 12, y + 14, next.instance(), "e");
    svg.text(function - 12, y + 28, next.start(), "e");
    began = y - 6;
    alive = true;
    y += ROW;
  }

  private void effect(RunStep.Effect effect) {
    Fault fault = effect.fault();
    if (effect.acknowledges()) {
      acknowledge(effect);
      return;
    }
    int target = lanes.getOrDefault(effect.lane(), function);
    String color = fault == null ? INK : RED;
    String label = effect.point() + "  " + effect.what();
    svg.text(function + 14, y - 6, cut(label, LONGEST_LABEL), fault == null ? "l" : "r");
    if (fault == Fault.KILL_BEFORE) {
      svg.line(function + 7, y, function + 50, y, RED, "4 3");
      svg.cross(function + 58, y);
    } else {
      svg.arrow(function + 7, y, target - 6, y, INK, "");
      svg.dot(target, y, effect.writes() && effect.happened(), color);
      if (!effect.outcome().isEmpty()) {
        svg.text(target + 10, y + 4, effect.outcome(), "s");
      }
      if (fault != null && fault != Fault.REFUSE) {
        svg.line(target - 6, y + 12, function + (target - function) / 2 + 10, y + 12, RED, "4 3");
        svg.cross(function + (target - function) / 2, y + 12);
        y += 12;
      }
    }
    if (fault != null) {
      fault(effect, fault);
    }
    y += ROW;
  }

  private void acknowledge(RunStep.Effect effect) {
    Fault fault = effect.fault();
    svg.text(LEFT + 12, y - 6, effect.point() + "  " + effect.what(), fault == null ? "l" : "r");
    if (fault == null) {
      svg.arrow(function - 7, y, LEFT, y, GREEN, "");
    } else {
      svg.line(function - 7, y, LEFT + 80, y, RED, "4 3");
      svg.cross(LEFT + 72, y);
      fault(effect, fault);
    }
    y += ROW;
  }

  private void fault(RunStep.Effect effect, Fault fault) {
    y += 18;
    if (fault.kills()) {
      bar(y - 2);
      svg.skull(function, y - 2);
      alive = false;
    }
    svg.text(function + 16, y + 2, CrashStory.fault(effect), "r");
  }

  private void end(RunStep.Ended ended) {
    if (alive) {
      bar(y - 12);
      if (!ended.acknowledged() && !ended.record().succeeded()) {
        svg.text(function + 14, y - 12, cut(CrashStory.end(ended), 90), "r");
        y += ROW - 12;
      }
    }
    alive = false;
  }

  private void bar(int until) {
    boolean cold = delivery.start().equals("cold start");
    svg.rect(function - 6, began, 12, until - began, cold ? "#bbdefb" : "#ffe0b2", "#78909c");
  }

  private void pause(String words) {
    y += 4;
    svg.line(24, y, width - 24, y, "#90a4ae", "2 5");
    svg.text(28, y - 6, words, "w");
    y += ROW + 6;
  }

  private void verdict(RunResult outcome) {
    String problem = outcome.problem();
    List<String> lines =
        problem == null
            ? List.of("The invariant holds.")
            : Svg.wrap("Broken: " + problem, (int) ((width - 72) / CHARACTER), 12);
    y += 10;
    int height = 18 * lines.size() + 14;
    svg.rect(24, y, width - 48, height, problem == null ? "#e8f5e9" : "#ffebee", "none");
    for (int i = 0; i < lines.size(); i++) {
      svg.text(36, y + 21 + 18 * i, lines.get(i), problem == null ? "g" : "r");
    }
    y += height;
  }

  private static String cut(String text, int length) {
    return text.length() <= length ? text : text.substring(0, length - 3) + "...";
  }
}
