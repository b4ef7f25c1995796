package com.example.audit;

import dev.anyfn.Context;
import dev.anyfn.Function;
import dev.anyfn.FunctionException;
import io.cloudevents.CloudEvent;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Takes note of each event, wherever it comes from; an event without data is refused. */
public final class Audit implements Function<CloudEvent, Void> {

  private final PrintStream trail;

  public Audit() {
    this(System.out);
  }

  Audit(PrintStream trail) {
    this.trail = trail;
  }

  @Override
  public Void apply(CloudEvent event, Context context) {
    if (event.getData() == null || event.getData().toBytes().length == 0) {
      throw FunctionException.invalidInput("an event without data cannot be audited");
    }
    String entry = new String(event.getData().toBytes(), StandardCharsets.UTF_8);
    trail.println("AUDIT " + event.getType() + " " + event.getId() + " " + entry);
    return null;
  }
}
