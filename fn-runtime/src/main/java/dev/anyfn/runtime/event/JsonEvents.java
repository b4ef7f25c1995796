package dev.anyfn.runtime.event;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.anyfn.FunctionException;
import io.cloudevents.CloudEvent;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * Events as JSON (JSON event format v1.0.2). Stateless, safe for use by many threads.
 *
 * <p>Data of a JSON type stay the bytes that were sent, white space and digits of numbers included.
 * Data of another type are text, in the charset that {@code datacontenttype} declares, UTF-8 by
 * default, so that the bytes are what that type says. An explicit null is the JSON text {@code
 * null} for JSON types, and no data for others, which have no way to say it.
 *
 * <p>What is malformed is a {@link FunctionException} of code INVALID_INPUT that says what was
 * expected and repeats nothing of what was sent.
 */
public final class JsonEvents {

  private JsonEvents() {}

  /**
   * Reads an event.
   *
   * @param json UTF-8 without byte order mark
   * @throws FunctionException INVALID_INPUT, or UNSUPPORTED_MEDIA_TYPE if its data are in an
   *     unknown charset
   */
  public static CloudEvent read(byte[] json) {
    try (JsonParser parser = Json.parser(json)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw Malformed.event("The event must be a JSON object");
      }
      CloudEvent event = JsonEnvelope.read(parser, json);
      Json.requireEnd(parser);
      return event;
    } catch (IOException e) {
      throw Json.malformed(e);
    }
  }

  /**
   * Reads a batch: an array of events of one version.
   *
   * @param json UTF-8 without byte order mark
   * @return the events, in order; none is a batch too
   * @throws FunctionException INVALID_INPUT, or UNSUPPORTED_MEDIA_TYPE if data are in an unknown
   *     charset
   */
  public static List<CloudEvent> readBatch(byte[] json) {
    List<CloudEvent> events = new ArrayList<>();
    try (JsonParser parser = Json.parser(json)) {
      if (parser.nextToken() != JsonToken.START_ARRAY) {
        throw Malformed.event("The batch must be a JSON array of events");
      }
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
          throw Malformed.event("An event of the batch must be a JSON object");
        }
        CloudEvent event = JsonEnvelope.read(parser, json);
        if (!events.isEmpty() && !Event.version(events.get(0)).equals(Event.version(event))) {
          throw Malformed.event("The events of a batch must have the same specversion");
        }
        events.add(event);
      }
      Json.requireEnd(parser);
      return events;
    } catch (IOException e) {
      throw Json.malformed(e);
    }
  }

  /**
   * Writes an event. Data of a JSON type that are JSON indeed, and data of a text type that are
   * text in UTF-8, are written as such; all others in base64. Reading gives the same event again,
   * except that white space around JSON data is lost.
   *
   * @param event anyone's
   * @param out where to; left open
   * @throws IOException if the stream throws it
   * @throws IllegalArgumentException if the event has a time that cannot be written
   */
  public static void write(CloudEvent event, OutputStream out) throws IOException {
    JsonEnvelopeWriter.write(event, out);
  }
}
