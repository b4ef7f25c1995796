package com.example.hello;

import dev.anyfn.testkit.junit.EveryPlatformTest;
import dev.anyfn.testkit.junit.OnEveryPlatform;
import dev.anyfn.testkit.platform.Call;
import dev.anyfn.testkit.platform.Target;

@OnEveryPlatform(Hello.class)
class HelloEverywhereTest {

  @EveryPlatformTest
  void greets(Target target) {
    target
        .call(Call.json(new Hello.Request("Ada")))
        .assertSucceeded()
        .assertJson(new Hello.Reply("Hello Ada"));
  }
}
