package dev.anyfn.testkit.platform;

import dev.anyfn.testkit.event.HttpAnswer;
import dev.anyfn.testkit.event.HttpEvent;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.DynamicTest;

/**
 * A request and the answer it must get everywhere, but where a platform is known to be in between.
 */
record Case(
    String name, HttpEvent request, Expected expected, Map<HttpTarget, Deviation> deviations) {

  /** What really happens on a platform that cannot carry a request or its answer, and why. */
  record Deviation(String reason, Expected expected) {}

  static Case of(String name, HttpEvent request, Expected expected) {
    return new Case(name, request, expected, Map.of());
  }

  Case but(HttpTarget target, String reason, Expected really) {
    Map<HttpTarget, Deviation> more = new EnumMap<>(HttpTarget.class);
    more.putAll(deviations);
    more.put(target, new Deviation(reason, really));
    return new Case(name, request, expected, more);
  }

  /** One test for each target. */
  DynamicNode everywhere() {
    return DynamicContainer.dynamicContainer(name, Stream.of(HttpTarget.values()).map(this::on));
  }

  private DynamicTest on(HttpTarget target) {
    Deviation deviation = deviations.get(target);
    String why = deviation == null ? "" : " (" + deviation.reason() + ")";
    return DynamicTest.dynamicTest(
        target + why, () -> run(target, deviation == null ? expected : deviation.expected()));
  }

  private void run(HttpTarget target, Expected wanted) {
    Caller caller = target.caller();
    HttpAnswer answer = caller.call(request);
    try {
      wanted.check(answer, caller.log());
    } catch (AssertionError e) {
      String other = target == HttpTarget.CONTAINER ? "" : "\n  container: " + reference();
      throw new AssertionError(
          e.getMessage() + "\n  request: " + request + "\n  " + target + ": " + answer + other, e);
    }
  }

  private String reference() {
    return HttpTarget.CONTAINER.caller().call(request).toString();
  }
}
