package dev.anyfn.testkit.programs;

import com.google.cloud.functions.CloudEventsFunction;
import io.cloudevents.CloudEvent;

public final class EventPrinter implements CloudEventsFunction {
  @Override
  public void accept(CloudEvent event) {
    System.out.println("event " + event.getId() + " of " + event.getType());
  }
}
