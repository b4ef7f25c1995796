package dev.anyfn.testkit.delivery;

import dev.anyfn.testkit.sim.InvocationRecord;
import dev.anyfn.testkit.sim.Simulator;
import java.util.Objects;

/**
 * A receiver that is a function on a {@link Simulator}; a crash ends its instances, statics and
 * all. Give the source and the simulator the same clock. For one thread.
 */
public final class SimulatorReceiver implements Receiver, AutoCloseable {

  private final Simulator simulator;

  private SimulatorReceiver(Simulator simulator) {
    this.simulator = Objects.requireNonNull(simulator, "simulator");
  }

  /** Creates a receiver that closes the simulator with itself. */
  public static SimulatorReceiver of(Simulator simulator) {
    return new SimulatorReceiver(simulator);
  }

  @Override
  public Receipt receive(Delivery delivery) {
    InvocationRecord record = send(delivery);
    return switch (record.result()) {
      case SUCCEEDED -> Receipt.failed(record.failedItems());
      case FAILED -> Receipt.failedWhole(reason(record));
      case INIT_FAILED -> Receipt.failedWhole("the function did not start: " + reason(record));
      case TIMED_OUT -> Receipt.timedOut();
      case CRASHED -> Receipt.crashed().because(reason(record));
      case THROTTLED -> Receipt.throttled();
    };
  }

  private InvocationRecord send(Delivery delivery) {
    Message first = delivery.messages().get(0);
    return switch (delivery.kind()) {
      case QUEUE, FIFO_QUEUE, STREAM ->
          simulator.deliver(Handover.records(delivery), delivery.ordered());
      case ASYNC -> simulator.invokeJson(first.text());
      case PUSH -> simulator.call(Handover.push(first));
    };
  }

  private static String reason(InvocationRecord record) {
    return record.failure().orElse("no reason is known");
  }

  /** Ends all instances, as a deployment does. */
  @Override
  public void crash(Delivery delivery) {
    simulator.recycle();
  }

  @Override
  public void close() {
    simulator.close();
  }
}
