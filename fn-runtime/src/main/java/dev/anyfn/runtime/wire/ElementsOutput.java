package dev.anyfn.runtime.wire;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * {@code Stream<T>}: over HTTP, newline-delimited JSON or server-sent events, flushed per element;
 * elsewhere a JSON array. The stream is closed in any case.
 *
 * @param element writes one element as JSON
 * @param text whether the elements are strings, which server-sent events carry as they are
 */
record ElementsOutput(Output element, boolean text) implements Output {

  private static final byte[] DATA = {'d', 'a', 't', 'a', ':', ' '};
  private static final byte[] END = {'\n', '\n'};
  private static final byte[] NULL = {'n', 'u', 'l', 'l'};

  @Override
  public void http(Object value, HttpReply reply) throws Exception {
    try (Stream<?> stream = (Stream<?>) value) {
      Iterator<?> elements = stream.iterator();
      boolean eventStream = reply.eventStream();
      // The first element is made before the head is sent: a failure up to here has a status.
      boolean more = elements.hasNext();
      byte[] first = more ? line(elements.next(), eventStream) : new byte[0];
      OutputStream out = reply.stream(eventStream ? "text/event-stream" : "application/x-ndjson");
      if (reply.headOnly()) {
        return; // the rest may have no end
      }
      out.write(first);
      out.flush();
      while (elements.hasNext()) {
        out.write(line(elements.next(), eventStream));
        out.flush();
      }
      out.close();
    }
  }

  private byte[] line(@Nullable Object value, boolean eventStream) throws Exception {
    ByteArrayOutputStream line = new ByteArrayOutputStream(128);
    if (!eventStream) {
      json(value, line);
      line.write('\n');
    } else if (text && value != null) {
      writeTextEvent((String) value, line);
    } else {
      line.writeBytes(DATA);
      json(value, line);
      line.writeBytes(END);
    }
    return line.toByteArray();
  }

  private void json(@Nullable Object value, OutputStream out) throws Exception {
    if (value == null) {
      out.write(NULL);
    } else {
      element.direct(value, out);
    }
  }

  /** Each line of a text is a field of its own (WHATWG HTML, 9.2.6). */
  private static void writeTextEvent(String value, ByteArrayOutputStream out) {
    String lines = value.replace("\r\n", "\n").replace('\r', '\n');
    for (String part : lines.split("\n", -1)) {
      out.writeBytes(DATA);
      out.writeBytes(part.getBytes(StandardCharsets.UTF_8));
      out.write('\n');
    }
    out.write('\n');
  }

  @Override
  public void direct(Object value, OutputStream out) throws Exception {
    try (Stream<?> stream = (Stream<?>) value) {
      ByteArrayOutputStream array = new ByteArrayOutputStream(256);
      array.write('[');
      Iterator<?> elements = stream.iterator();
      while (elements.hasNext()) {
        if (array.size() > 1) {
          array.write(',');
        }
        json(elements.next(), array);
      }
      array.write(']');
      array.writeTo(out);
    }
  }
}
