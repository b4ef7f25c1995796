package com.example.greeting;

import dev.anyfn.ErrorCode;
import dev.anyfn.testkit.event.HttpEvent;
import dev.anyfn.testkit.junit.EveryPlatformTest;
import dev.anyfn.testkit.junit.OnEveryPlatform;
import dev.anyfn.testkit.platform.Call;
import dev.anyfn.testkit.platform.Target;
import java.util.List;

/** On AWS's runtime client, on both of Google's invokers and in a container: the same answers. */
@OnEveryPlatform(Greeter.class)
class GreeterEverywhereTest {

  @EveryPlatformTest
  void greets(Target target) {
    target
        .call(Call.json(new Greeter.Request("Ada", 2)))
        .assertSucceeded()
        .assertJson(new Greeter.Reply("Hello Ada", List.of(0, 1)));
  }

  @EveryPlatformTest
  void refusesABlankName(Target target) {
    target.call(Call.json(new Greeter.Request("", 2))).assertFailed(ErrorCode.INVALID_INPUT);
  }

  @EveryPlatformTest(Call.Kind.HTTP)
  void takesAQueryForItsRequest(Target target) {
    target
        .call(Call.http(HttpEvent.get("/?name=Ada&count=1")))
        .assertStatus(200)
        .assertHeader("Content-Type", "application/json")
        .assertJson(new Greeter.Reply("Hello Ada", List.of(0)));
  }
}
