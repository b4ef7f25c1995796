package dev.anyfn.aws.events;

import dev.anyfn.aws.Format;
import dev.anyfn.runtime.EventTrigger;
import dev.anyfn.runtime.Instance;
import dev.anyfn.runtime.Origin;
import dev.anyfn.runtime.json.JsonTree;
import io.cloudevents.CloudEvent;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * The family of events that are delivered again only if their failure is thrown. A format makes its
 * payload a CloudEvent.
 */
public abstract class EventFormat implements Format {

  /** Creates a format. */
  protected EventFormat() {}

  /** Makes the payload an event. */
  protected abstract CloudEvent event(JsonTree payload);

  @Override
  public final void handle(Instance instance, byte[] payload, OutputStream out, Origin origin)
      throws Exception {
    new EventTrigger(instance).handle(event(JsonTree.parse(payload)), origin);
    out.write("null".getBytes(StandardCharsets.US_ASCII));
  }
}
