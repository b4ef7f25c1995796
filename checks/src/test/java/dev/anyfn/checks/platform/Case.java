package dev.anyfn.checks.platform;

import dev.anyfn.checks.fixtures.ServerCaller;
import dev.anyfn.testkit.event.HttpEvent;
import dev.anyfn.testkit.platform.Call;
import dev.anyfn.testkit.platform.Platform;
import dev.anyfn.testkit.platform.PlatformAnswer;
import dev.anyfn.testkit.platform.Target;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;

/**
 * A request and the answer it must get everywhere, but where a platform is known to be in between.
 */
record Case(
    String name, HttpEvent request, Expected expected, Map<Platform, Deviation> deviations) {

  /** What really happens on a platform that cannot carry a request or its answer, and why. */
  record Deviation(String reason, Expected expected) {}

  static Case of(String name, HttpEvent request, Expected expected) {
    return new Case(name, request, expected, Map.of());
  }

  Case but(Platform platform, String reason, Expected really) {
    Map<Platform, Deviation> more = new EnumMap<>(Platform.class);
    more.putAll(deviations);
    more.put(platform, new Deviation(reason, really));
    return new Case(name, request, expected, more);
  }

  /** One test for each platform that speaks HTTP. */
  DynamicNode everywhere() {
    return DynamicContainer.dynamicContainer(name, Forks.overHttp().stream().map(this::on));
  }

  private DynamicTest on(Target target) {
    Deviation deviation = deviations.get(target.platform());
    String why = deviation == null ? "" : " (" + deviation.reason() + ")";
    return DynamicTest.dynamicTest(
        target + why, () -> run(target, deviation == null ? expected : deviation.expected()));
  }

  private void run(Target target, Expected wanted) {
    Call call = Call.http(request);
    PlatformAnswer outcome = target.call(call);
    try {
      wanted.check(ServerCaller.answer(outcome), target.fork().output());
    } catch (AssertionError e) {
      throw new AssertionError(e.getMessage() + "\n  " + outcome, e);
    }
  }
}
