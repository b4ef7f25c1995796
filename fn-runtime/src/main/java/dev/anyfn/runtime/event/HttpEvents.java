package dev.anyfn.runtime.event;

import dev.anyfn.ErrorCode;
import dev.anyfn.FunctionException;
import dev.anyfn.Headers;
import dev.anyfn.runtime.text.MediaType;
import io.cloudevents.CloudEvent;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Events in HTTP messages (HTTP binding v1.0.2). Stateless, safe for use by many threads.
 *
 * <p>What is malformed is a {@link FunctionException} of code INVALID_INPUT, an event format other
 * than JSON or an unknown charset one of code UNSUPPORTED_MEDIA_TYPE. Neither repeats what was
 * sent.
 */
public final class HttpEvents {

  private static final String CONTENT_TYPE = "content-type";
  private static final String CLOUDEVENTS = "application/cloudevents";
  private static final String CLOUDEVENTS_BATCH = "application/cloudevents-batch";

  private HttpEvents() {}

  /** The mode in which a message carries events. */
  public enum Kind {
    /** Not at all. */
    NONE,
    /** One, its attributes in headers. */
    BINARY,
    /** One, all of it in the body. */
    STRUCTURED,
    /** Any number of them in the body. */
    BATCH
  }

  /**
   * Returns how a message carries events. The media type decides; without it, one header of a
   * required attribute is enough, so that an event that lacks the others is reported and not taken
   * for something else.
   *
   * @param headers of the message
   * @return never null
   */
  public static Kind kind(Headers headers) {
    Optional<String> header = headers.first(CONTENT_TYPE);
    if (header.isPresent()) {
      String type = header.get().strip();
      if (type.regionMatches(true, 0, CLOUDEVENTS_BATCH, 0, CLOUDEVENTS_BATCH.length())) {
        return Kind.BATCH;
      }
      if (type.regionMatches(true, 0, CLOUDEVENTS, 0, CLOUDEVENTS.length())) {
        return Kind.STRUCTURED;
      }
    }
    boolean binary =
        has(headers, "ce-specversion")
            || has(headers, "ce-id")
            || has(headers, "ce-type")
            || has(headers, "ce-source");
    return binary ? Kind.BINARY : Kind.NONE;
  }

  private static boolean has(Headers headers, String name) {
    return !headers.all(name).isEmpty();
  }

  /**
   * Reads the one event of a message in structured mode or, whatever else it is, in binary mode.
   *
   * <p>In binary mode an empty body is no data: HTTP cannot tell the two apart. In structured mode
   * the body counts, and {@code ce-} headers are not looked at.
   *
   * @param headers of the message
   * @param body of the message; not copied, so leave it alone afterwards
   * @throws FunctionException INVALID_INPUT or UNSUPPORTED_MEDIA_TYPE
   */
  public static CloudEvent read(Headers headers, byte[] body) {
    return switch (kind(headers)) {
      case BATCH -> throw Malformed.event("One event is expected here, not a batch of them");
      case STRUCTURED -> JsonEvents.read(json(headers, body, CLOUDEVENTS));
      case BINARY, NONE -> readBinary(headers, body);
    };
  }

  private static CloudEvent readBinary(Headers headers, byte[] body) {
    HeaderAttributes attributes = new HeaderAttributes();
    headers.forEach(attributes);
    List<String> types = headers.all(CONTENT_TYPE);
    if (types.size() > 1) {
      throw Malformed.event("The event has more than one Content-Type");
    }
    if (!types.isEmpty() && !types.get(0).isBlank()) {
      attributes.values.put("datacontenttype", types.get(0).strip());
    }
    boolean base64 = AttributeValues.takeBase64(attributes.values);
    if (body.length == 0) {
      return AttributeValues.event(attributes.values, null);
    }
    byte[] data =
        base64 ? AttributeValues.base64(new String(body, StandardCharsets.ISO_8859_1)) : body;
    return AttributeValues.event(attributes.values, data);
  }

  /**
   * Reads a batch.
   *
   * @param headers of the message
   * @param body of the message; leave it alone afterwards
   * @return the events, in order; none is a batch too
   * @throws FunctionException INVALID_INPUT or UNSUPPORTED_MEDIA_TYPE
   */
  public static List<CloudEvent> readBatch(Headers headers, byte[] body) {
    return JsonEvents.readBatch(json(headers, body, CLOUDEVENTS_BATCH));
  }

  private static byte[] json(Headers headers, byte[] body, String format) {
    MediaType type = MediaType.parse(headers.first(CONTENT_TYPE).orElse(null));
    if (type == null || !type.essence().equals(format + "+json")) {
      throw new FunctionException(
          ErrorCode.UNSUPPORTED_MEDIA_TYPE,
          "Of the formats of CloudEvents only JSON is supported: send " + format + "+json");
    }
    Charset charset = Charsets.of(type, "Content-Type");
    if (charset.equals(StandardCharsets.UTF_8)) {
      return body;
    }
    String text = Utf8.decode(body, charset);
    if (text == null) {
      throw Malformed.event("The event's body is not valid in the charset of its Content-Type");
    }
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /**
   * The {@code ce-} headers of an event in binary mode. The rest of the message is {@code
   * datacontenttype} as its {@code Content-Type}, which is not among these, and the bytes of the
   * data as its body.
   *
   * @param event anyone's
   * @return the headers, their values percent-encoded
   * @throws IllegalArgumentException if the event has a name that is none, or a time that cannot be
   *     written
   */
  public static Headers binaryHeaders(CloudEvent event) {
    Headers.Builder headers = Headers.builder();
    for (Map.Entry<String, Object> attribute : AttributeValues.of(event).entrySet()) {
      headers.add(
          HeaderAttributes.PREFIX + attribute.getKey(),
          HeaderText.encode(attribute.getValue().toString()));
    }
    return headers.build();
  }
}
