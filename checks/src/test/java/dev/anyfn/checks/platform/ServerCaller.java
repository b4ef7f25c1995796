package dev.anyfn.checks.platform;

import dev.anyfn.testkit.event.HttpAnswer;
import dev.anyfn.testkit.event.HttpEvent;
import dev.anyfn.testkit.fork.HttpFork;
import dev.anyfn.testkit.fork.Output;
import dev.anyfn.testkit.platform.Call;
import dev.anyfn.testkit.platform.Outcome;
import dev.anyfn.testkit.platform.Platform;

/** A server of which more is wanted than its answers: its process, its port, its log. */
record ServerCaller(HttpFork fork) {

  HttpAnswer call(HttpEvent request) {
    return answer(Platform.HTTP_CONTAINER.on(fork).call(Call.http(request)));
  }

  Output log() {
    return fork.output();
  }

  /** What the client sees. */
  static HttpAnswer answer(PlatformAnswer outcome) {
    return HttpAnswer.of(outcome.status(), outcome.headers(), outcome.body());
  }
}
