package dev.anyfn.testkit.platform;

import dev.anyfn.testkit.ContainerFork;
import dev.anyfn.testkit.Fork;
import dev.anyfn.testkit.ForkBuilder;
import dev.anyfn.testkit.InvokerFork;
import dev.anyfn.testkit.LambdaFork;
import dev.anyfn.testkit.platform.functions.Echo;
import dev.anyfn.testkit.platform.functions.Facts;
import dev.anyfn.testkit.platform.functions.Failing;
import dev.anyfn.testkit.platform.functions.Gated;
import dev.anyfn.testkit.platform.functions.Gives;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** One fork for each platform that serves all functions, for all test classes together. */
final class Forks implements BeforeAllCallback {

  /** Long enough for a busy machine. */
  static final Duration LONG = Duration.ofSeconds(60);

  /** Small, so that a body beyond it is soon sent. */
  static final int MAX_BODY = 100_000;

  private static final Class<?>[] ALL = {
    Echo.EchoText.class,
    Echo.EchoBytes.class,
    Echo.EchoStream.class,
    Echo.EchoRecord.class,
    Echo.EchoList.class,
    Echo.EchoEvent.class,
    Gives.Nothing.class,
    Gives.NullText.class,
    Gives.TakesNothing.class,
    Gives.Answer.class,
    Gives.RecordAnswer.class,
    Gives.EmptyAnswer.class,
    Gives.WrongType.class,
    Gives.Ticks.class,
    Gives.Lines.class,
    Gives.MakeEvent.class,
    Gives.BatchSum.class,
    Gives.BatchTally.class,
    Failing.Fail.class,
    Failing.FailRecord.class,
    Failing.RefuseEvent.class,
    Failing.BodyWith204.class,
    Failing.FailingStream.class,
    Gated.GatedTicks.class,
    Facts.class
  };

  private static final Map<String, Fork> STARTED = new HashMap<>();

  static ContainerFork container() {
    return shared(
        ContainerFork.class, "container", () -> all(App.container(ALL)).start().awaitReady(LONG));
  }

  static InvokerFork invoker(String version) {
    return shared(
        InvokerFork.class,
        version,
        () -> all(App.invoker(version, ALL)).signatureType("http").start().awaitReady(LONG));
  }

  static LambdaFork lambda() {
    return shared(LambdaFork.class, "lambda", () -> all(App.lambda(ALL)).start().awaitReady(LONG));
  }

  private static <B extends ForkBuilder<B>> B all(B builder) {
    return builder.env("FN_TARGET", "*").env("FN_MAX_BODY_BYTES", "" + MAX_BODY);
  }

  private static synchronized <F extends Fork> F shared(
      Class<F> type, String name, Supplier<F> start) {
    return type.cast(STARTED.computeIfAbsent(name, n -> start.get()));
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    context
        .getRoot()
        .getStore(ExtensionContext.Namespace.GLOBAL)
        .getOrComputeIfAbsent(Forks.class, k -> (AutoCloseable) Forks::close, AutoCloseable.class);
  }

  private static synchronized void close() {
    STARTED.values().forEach(Fork::close);
    STARTED.clear();
    App.clean();
  }
}
