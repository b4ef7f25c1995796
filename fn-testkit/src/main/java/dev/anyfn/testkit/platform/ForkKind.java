package dev.anyfn.testkit.platform;

import dev.anyfn.testkit.fork.Fork;
import dev.anyfn.testkit.fork.InvokerFork;
import java.time.Duration;

/** A platform's runtime. */
enum ForkKind {
  CONTAINER {
    @Override
    Fork start(Application application, Duration timeout) {
      return application.container().start().awaitReady(timeout);
    }
  },
  INVOKER_1_4_1 {
    @Override
    Fork start(Application application, Duration timeout) {
      return application.invoker(InvokerFork.PRODUCTION).start().awaitReady(timeout);
    }
  },
  INVOKER_2_0_0 {
    @Override
    Fork start(Application application, Duration timeout) {
      return application.invoker(InvokerFork.CURRENT).start().awaitReady(timeout);
    }
  },
  INVOKER_1_4_1_CLOUDEVENT {
    @Override
    Fork start(Application application, Duration timeout) {
      return cloudEvents(application, InvokerFork.PRODUCTION, timeout);
    }
  },
  INVOKER_2_0_0_CLOUDEVENT {
    @Override
    Fork start(Application application, Duration timeout) {
      return cloudEvents(application, InvokerFork.CURRENT, timeout);
    }
  },
  LAMBDA {
    @Override
    Fork start(Application application, Duration timeout) {
      return application.lambda().start().awaitReady(timeout);
    }
  };

  /** Starts an application on it, and waits until it is ready. */
  abstract Fork start(Application application, Duration timeout);

  private static Fork cloudEvents(Application application, String version, Duration timeout) {
    return application.invoker(version).signatureType("cloudevent").start().awaitReady(timeout);
  }
}
