package dev.anyfn.runtime;

import dev.anyfn.runtime.wire.BatchInput;
import dev.anyfn.runtime.wire.Input;
import io.cloudevents.CloudEvent;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Hands on a CloudEvent that the platform has read. Safe for use by many threads. */
public final class EventTrigger {

  private final Instance instance;

  /**
   * Creates a trigger of the only function of an instance.
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
   * @param origin what the platform knows beside the event
   * @throws Exception what the function threw, after the observers have seen it: the event is to be
   *     delivered again, unless the function drops poison
   */
  public void handle(CloudEvent event, Origin origin) throws Exception {
    BoundFunction function = instance.only();
    InvocationContext context = instance.context(function, origin, null, null, event, null);
    Ending ending =
        new AcknowledgedInvocation(instance, function, context) {
          @Override
          @Nullable Object decode(Input input) {
            return input instanceof BatchInput batch
                ? batch.events(List.of(event))
                : input.event(event);
          }
        }.run();
    Invocation.<Exception>rethrow(ending);
  }
}
