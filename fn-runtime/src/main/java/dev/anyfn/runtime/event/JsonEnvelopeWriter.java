package dev.anyfn.runtime.event;

import dev.anyfn.runtime.text.MediaType;
import io.cloudevents.CloudEvent;
import io.cloudevents.CloudEventData;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes by hand: there is nothing but flat members, and data that are JSON already. */
final class JsonEnvelopeWriter {

  private static final String HEX = "0123456789abcdef";

  private final StringBuilder json = new StringBuilder(512);

  private JsonEnvelopeWriter() {}

  static void write(CloudEvent event, OutputStream out) throws IOException {
    JsonEnvelopeWriter writer = new JsonEnvelopeWriter();
    for (Map.Entry<String, Object> attribute : AttributeValues.of(event).entrySet()) {
      writer.member(attribute.getKey(), attribute.getValue());
    }
    String contentType = event.getDataContentType();
    if (contentType != null) {
      writer.member("datacontenttype", contentType);
    }
    CloudEventData data = event.getData();
    byte[] raw =
        data == null ? null : writer.data(Event.version(event), contentType, data.toBytes());
    out.write(writer.json.toString().getBytes(StandardCharsets.UTF_8));
    if (raw != null) {
      out.write(raw);
    }
    out.write('}');
  }

  /** Writes the data, or their name alone and returns what is to follow as it is. */
  private byte @Nullable [] data(String version, @Nullable String contentType, byte[] bytes) {
    MediaType type = MediaType.parse(contentType);
    if (type != null && Charsets.isUtf8(type)) {
      if (type.isJson() && Json.isValue(bytes)) {
        name("data");
        return bytes;
      }
      String text = isText(type) ? Utf8.decode(bytes, StandardCharsets.UTF_8) : null;
      if (text != null) {
        member("data", text);
        return null;
      }
    }
    if (version.equals(Event.V1)) {
      member("data_base64", Base64.getEncoder().encodeToString(bytes));
    } else {
      member("datacontentencoding", "base64");
      member("data", Base64.getEncoder().encodeToString(bytes));
    }
    return null;
  }

  private static boolean isText(MediaType type) {
    String essence = type.essence();
    return !type.isJson()
        && (essence.startsWith("text/") || essence.endsWith("/xml") || essence.endsWith("+xml"));
  }

  private void member(String name, Object value) {
    name(name);
    if (value instanceof String text) {
      string(text);
    } else {
      json.append(value);
    }
  }

  private void name(String name) {
    json.append(json.isEmpty() ? '{' : ',');
    string(name);
    json.append(':');
  }

  private void string(String text) {
    json.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        json.append('\\').append(c);
      } else if (c < ' ' || Character.isSurrogate(c)) {
        // Halves of a pair need the escape when they stand alone, and may have it always.
        json.append("\\u");
        for (int shift = 12; shift >= 0; shift -= 4) {
          json.append(HEX.charAt((c >> shift) & 0xf));
        }
      } else {
        json.append(c);
      }
    }
    json.append('"');
  }
}
