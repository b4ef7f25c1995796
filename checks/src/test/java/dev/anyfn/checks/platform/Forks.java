package dev.anyfn.checks.platform;

import dev.anyfn.checks.fixtures.Echo;
import dev.anyfn.checks.fixtures.Facts;
import dev.anyfn.checks.fixtures.Failing;
import dev.anyfn.checks.fixtures.Gives;
import dev.anyfn.testkit.fork.ContainerFork;
import dev.anyfn.testkit.fork.InvokerFork;
import dev.anyfn.testkit.fork.LambdaFork;
import dev.anyfn.testkit.platform.Application;
import dev.anyfn.testkit.platform.Call;
import dev.anyfn.testkit.platform.Platform;
import dev.anyfn.testkit.platform.Platforms;
import dev.anyfn.testkit.platform.Target;
import java.time.Duration;
import java.util.List;
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

  /** Served by path on every platform. */
  private static final Platforms PLATFORMS =
      Platforms.open(Application.of(ALL).env("FN_MAX_BODY_BYTES", "" + MAX_BODY));

  /** Where requests go; a new row of {@link Platform} joins all tests. */
  static List<Target> overHttp() {
    return PLATFORMS.targets(Call.Kind.HTTP);
  }

  static Target on(Platform platform) {
    return PLATFORMS.target(platform);
  }

  static ContainerFork container() {
    return (ContainerFork) on(Platform.HTTP_CONTAINER).fork();
  }

  static InvokerFork invoker(String version) {
    boolean current = version.equals(InvokerFork.CURRENT);
    return (InvokerFork) on(current ? Platform.INVOKER_2_0_0 : Platform.INVOKER_1_4_1).fork();
  }

  static LambdaFork lambda() {
    return (LambdaFork) on(Platform.LAMBDA_HTTP_API).fork();
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    context
        .getRoot()
        .getStore(ExtensionContext.Namespace.GLOBAL)
        .getOrComputeIfAbsent(Forks.class, k -> (AutoCloseable) Forks::close, AutoCloseable.class);
  }

  private static void close() {
    PLATFORMS.close();
    App.clean();
  }
}
