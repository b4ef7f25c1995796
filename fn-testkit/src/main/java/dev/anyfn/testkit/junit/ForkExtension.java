package dev.anyfn.testkit.junit;

import dev.anyfn.testkit.fork.Fork;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * An extension that starts a fork before the tests and closes it after them: in a static field once
 * for the class and those nested in it, in an instance field once for each test.
 *
 * <pre>{@code
 * @RegisterExtension
 * static final ForkExtension<LambdaFork> lambda =
 *     ForkExtension.of(
 *         () -> LambdaFork.builder().classPath(ClassPath.of(Greeter.class)).handler(Greeter.class).start());
 * }</pre>
 *
 * <p>The exception of a failed test gets the output of the fork as a suppressed exception.
 *
 * @param <F> the kind of fork
 */
public final class ForkExtension<F extends Fork>
    implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, AfterAllCallback {

  private final Supplier<? extends F> starter;
  private @Nullable F fork;
  private int classes;

  private ForkExtension(Supplier<? extends F> starter) {
    this.starter = Objects.requireNonNull(starter, "starter");
  }

  /**
   * Creates an extension for a field with {@code @RegisterExtension}.
   *
   * @param starter starts the fork
   * @param <F> the kind of fork
   */
  public static <F extends Fork> ForkExtension<F> of(Supplier<? extends F> starter) {
    return new ForkExtension<>(starter);
  }

  /**
   * Returns the fork, which runs unless it has ended by itself.
   *
   * @throws IllegalStateException if no test runs
   */
  public F get() {
    if (fork == null) {
      throw new IllegalStateException("The fork lives from before the tests until after them only");
    }
    return fork;
  }

  /** Counts the nested classes, which call this, too: only the outermost starts the fork. */
  @Override
  public void beforeAll(ExtensionContext context) {
    if (classes++ == 0) {
      fork = starter.get();
    }
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    if (classes == 0) {
      fork = starter.get();
    }
  }

  @Override
  public void afterEach(ExtensionContext context) {
    F current = fork;
    if (current == null) {
      return;
    }
    context.getExecutionException().ifPresent(e -> e.addSuppressed(new ForkOutput(current)));
    if (classes == 0) {
      close();
    }
  }

  @Override
  public void afterAll(ExtensionContext context) {
    if (--classes == 0) {
      close();
    }
  }

  private void close() {
    F current = fork;
    fork = null;
    if (current != null) {
      current.close();
    }
  }
}
