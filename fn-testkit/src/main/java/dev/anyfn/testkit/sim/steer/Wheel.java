package dev.anyfn.testkit.sim.steer;

import dev.anyfn.testkit.state.StoreInterceptor;
import dev.anyfn.testkit.state.StoreOperation;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Takes the steering of the simulator that is started with it as first interceptor. Lets operations
 * pass. Used by one thread.
 *
 * @param <C> a change of what an instance holds
 */
public final class Wheel<C> implements StoreInterceptor {

  private @Nullable Steering<C> steering;

  /**
   * Connects it.
   *
   * @param simulator the steering of the simulator
   */
  public void connect(Steering<C> simulator) {
    steering = simulator;
  }

  /**
   * {@return the steering of the simulator that was started with this}
   *
   * @throws IllegalStateException if none was
   */
  public Steering<C> steering() {
    if (steering == null) {
      throw new IllegalStateException("No simulator was started with this wheel");
    }
    return steering;
  }

  @Override
  public @Nullable Object around(StoreOperation operation, Call call) throws IOException {
    return call.run();
  }
}
