package dev.anyfn.testkit.event;

import io.cloudevents.CloudEvent;
import io.cloudevents.CloudEventData;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Requests that carry CloudEvents, in the three modes of the HTTP binding.
 *
 * @see <a
 *     href="https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/bindings/http-protocol-binding.md">HTTP
 *     protocol binding 1.0.2</a>
 */
public final class CloudEventRequests {

  /**
   * The characters that a header has unencoded: printable ASCII but space, quote and percent
   * (3.1.3.2).
   */
  private static final String PLAIN = "!#$&'()*+,-./:;<=>?@[\\]^_`{|}~";

  private CloudEventRequests() {}

  /**
   * Returns a request in binary mode: attributes in percent-encoded headers, the data as the body.
   */
  public static HttpEvent binary(String target, CloudEvent event) {
    HttpEvent request = HttpEvent.post(target);
    for (Map.Entry<String, String> attribute : attributes(event).entrySet()) {
      String name = attribute.getKey();
      request =
          name.equals("datacontenttype")
              ? request.contentType(attribute.getValue())
              : request.header("ce-" + name, Percent.encode(attribute.getValue(), PLAIN));
    }
    CloudEventData data = event.getData();
    return data == null ? request : request.body(data.toBytes());
  }

  /** Returns a request in structured mode: all in one JSON document. */
  public static HttpEvent structured(String target, CloudEvent event) {
    return HttpEvent.post(target)
        .contentType("application/cloudevents+json; charset=utf-8")
        .body(JsonDocument.write(document(event)));
  }

  /** Returns a request in batch mode: a JSON array of documents. */
  public static HttpEvent batch(String target, CloudEvent... events) {
    List<Object> documents = new ArrayList<>();
    Arrays.asList(events).forEach(event -> documents.add(document(event)));
    return HttpEvent.post(target)
        .contentType("application/cloudevents-batch+json; charset=utf-8")
        .body(JsonDocument.write(documents));
  }

  /** Returns attributes as text, in the order of the specification, then extensions. */
  private static Map<String, String> attributes(CloudEvent event) {
    Map<String, String> attributes = new LinkedHashMap<>();
    attributes.put("specversion", event.getSpecVersion().toString());
    List<String> names =
        new ArrayList<>(
            List.of("id", "source", "type", "datacontenttype", "dataschema", "subject", "time"));
    names.forEach(name -> put(attributes, name, event.getAttribute(name)));
    for (String name : new TreeSet<>(event.getExtensionNames())) {
      put(attributes, name, event.getExtension(name));
    }
    return attributes;
  }

  private static void put(Map<String, String> attributes, String name, @Nullable Object value) {
    if (value instanceof byte[] bytes) {
      attributes.put(name, Base64.getEncoder().encodeToString(bytes));
    } else if (value instanceof OffsetDateTime time) {
      attributes.put(name, DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time));
    } else if (value != null) {
      attributes.put(name, value.toString());
    }
  }

  private static Map<String, @Nullable Object> document(CloudEvent event) {
    Map<String, @Nullable Object> document = new LinkedHashMap<>(attributes(event));
    for (String name : event.getExtensionNames()) {
      Object value = event.getExtension(name);
      if (value instanceof Boolean || value instanceof Number) {
        document.put(name, value);
      }
    }
    CloudEventData data = event.getData();
    if (data != null) {
      byte[] bytes = data.toBytes();
      String text = text(bytes);
      if (isJson(event)) {
        document.put("data", JsonDocument.tree(bytes));
      } else if (text != null) {
        document.put("data", text);
      } else {
        document.put("data_base64", Base64.getEncoder().encodeToString(bytes));
      }
    }
    return document;
  }

  /** The format reads {@code data} as JSON if the type is JSON, or absent (3.1.1). */
  private static boolean isJson(CloudEvent event) {
    String type = event.getDataContentType();
    if (type == null) {
      return true;
    }
    String media = type.split(";", 2)[0].trim().toLowerCase(Locale.ROOT);
    return media.endsWith("/json") || media.endsWith("+json");
  }

  private static @Nullable String text(byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      return null;
    }
  }
}
