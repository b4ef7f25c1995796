package dev.anyfn.testkit.junit;

import dev.anyfn.testkit.sim.Simulator;
import dev.anyfn.testkit.sim.SimulatorBuilder;
import java.util.Objects;
import java.util.function.Supplier;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * An extension that gives each test its own simulator, and closes it after the test; tests may run
 * in parallel.
 *
 * <pre>{@code
 * @RegisterExtension
 * final SimulatorExtension simulators =
 *     SimulatorExtension.of(() -> Simulator.of(PlatformProfile.LAMBDA, Greeter.class));
 *
 * @Test
 * void greets(Simulator lambda) {
 *   assertThat(lambda.invoke(new Request("Ada")).as(Reply.class)).isEqualTo(new Reply("Hello, Ada"));
 * }
 * }</pre>
 *
 * <p>The exception of a failed test gets the history of the simulator as a suppressed exception. A
 * test without a simulator as a parameter starts none.
 */
public final class SimulatorExtension implements ParameterResolver, AfterEachCallback {

  private static final ExtensionContext.Namespace NAMESPACE =
      ExtensionContext.Namespace.create(SimulatorExtension.class);

  private final Supplier<SimulatorBuilder> builder;

  private SimulatorExtension(Supplier<SimulatorBuilder> builder) {
    this.builder = Objects.requireNonNull(builder, "builder");
  }

  /**
   * Creates an extension for a field with {@code @RegisterExtension}; it asks for a builder once
   * for each test.
   */
  public static SimulatorExtension of(Supplier<SimulatorBuilder> builder) {
    return new SimulatorExtension(builder);
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Simulator.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return context
        .getStore(NAMESPACE)
        .getOrComputeIfAbsent(Simulator.class, type -> builder.get().start(), Simulator.class);
  }

  @Override
  public void afterEach(ExtensionContext context) {
    Simulator simulator = context.getStore(NAMESPACE).remove(Simulator.class, Simulator.class);
    if (simulator != null) {
      context.getExecutionException().ifPresent(e -> e.addSuppressed(new History(simulator)));
      simulator.close();
    }
  }

  /** The history of a simulator, suppressed in the failure of a test. */
  private static final class History extends RuntimeException {

    private static final long serialVersionUID = 1L;

    History(Simulator simulator) {
      super("The simulator has seen:\n" + simulator, null, false, false);
    }
  }
}
