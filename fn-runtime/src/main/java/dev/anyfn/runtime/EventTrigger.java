package dev.anyfn.runtime;

import dev.anyfn.runtime.wire.Acknowledgement;
import dev.anyfn.runtime.wire.BatchInput;
import io.cloudevents.CloudEvent;
import java.util.List;

/** Hands a CloudEvent that a platform has read already to the function. Safe for many threads. */
public final class EventTrigger {

  private final Instance instance;

  /**
   * A trigger of the only function of an instance.
   *
   * @param instance the instance; stays the caller's
   */
  public EventTrigger(Instance instance) {
    this.instance = instance;
  }

  /**
   * Handles one event.
   *
   * @param event the event
   * @param origin what the platform tells
   * @throws Exception what the function threw, after it has been logged: the event is not done,
   *     unless the function drops poison
   */
  public void handle(CloudEvent event, Origin origin) throws Exception {
    BoundFunction function = null;
    InvocationContext context = null;
    try {
      function = instance.only();
      context = instance.context(function, origin, null, event, null);
      Object input =
          function.input() instanceof BatchInput batch
              ? batch.events(List.of(event))
              : function.input().event(event);
      function.call(input, context, Acknowledgement::require);
    } catch (Throwable e) {
      Failure failure = Failure.of(e);
      boolean dropped = function != null && function.drops(failure);
      instance.log().failure(failure, context, event.getId(), dropped);
      if (!dropped) {
        throw e;
      }
    }
  }
}
