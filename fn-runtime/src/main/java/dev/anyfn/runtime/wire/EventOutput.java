package dev.anyfn.runtime.wire;

import dev.anyfn.Headers;
import dev.anyfn.runtime.event.HttpEvents;
import dev.anyfn.runtime.event.JsonEvents;
import io.cloudevents.CloudEvent;
import io.cloudevents.CloudEventData;
import java.io.IOException;
import java.io.OutputStream;

/** {@code CloudEvent}: binary mode over HTTP, the JSON format elsewhere. */
record EventOutput() implements Output {

  @Override
  public void http(Object value, HttpReply reply) throws IOException {
    CloudEvent event = (CloudEvent) value;
    Headers headers = HttpEvents.binaryHeaders(event);
    for (String name : headers.names()) {
      for (String header : headers.all(name)) {
        reply.header(name, header);
      }
    }
    CloudEventData data = event.getData();
    // In binary mode the media type is an attribute of the event: none, if it has none.
    reply.send(event.getDataContentType(), data == null ? new byte[0] : data.toBytes());
  }

  @Override
  public void direct(Object value, OutputStream out) throws IOException {
    JsonEvents.write((CloudEvent) value, out);
  }
}
