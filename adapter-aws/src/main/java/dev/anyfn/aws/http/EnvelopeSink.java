package dev.anyfn.aws.http;

import dev.anyfn.Headers;
import dev.anyfn.runtime.text.JsonText;
import dev.anyfn.runtime.text.MediaType;
import dev.anyfn.runtime.wire.HttpSink;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/** Collects an HTTP answer and writes it as an envelope. */
final class EnvelopeSink implements HttpSink {

  private final ByteArrayOutputStream body = new ByteArrayOutputStream();
  private int status;
  private Headers headers = Headers.empty();

  @Override
  public OutputStream start(int answerStatus, Headers answerHeaders, long length) {
    this.status = answerStatus;
    this.headers = answerHeaders;
    return body;
  }

  void writeTo(OutputStream out, HttpEnvelope format) throws IOException {
    StringBuilder json = new StringBuilder(body.size() + 256);
    json.append("{\"statusCode\":").append(status);
    format.writeHeaders(headers, json);
    boolean text = isText();
    json.append(",\"isBase64Encoded\":").append(!text).append(",\"body\":");
    if (text) {
      JsonText.quote(body.toString(StandardCharsets.UTF_8), json);
    } else {
      json.append('"').append(Base64.getEncoder().encodeToString(body.toByteArray())).append('"');
    }
    out.write(json.append('}').toString().getBytes(StandardCharsets.UTF_8));
  }

  static void array(List<String> values, StringBuilder json) {
    json.append('[');
    for (int i = 0; i < values.size(); i++) {
      json.append(i == 0 ? "" : ",");
      JsonText.quote(values.get(i), json);
    }
    json.append(']');
  }

  /** Bytes go as base64 unless their media type says that they are text in UTF-8. */
  private boolean isText() {
    if (body.size() == 0) {
      return true;
    }
    MediaType type = MediaType.parse(headers.first("Content-Type").orElse(null));
    if (type == null || headers.first("Content-Encoding").isPresent()) {
      return false;
    }
    String charset = type.charsetName();
    boolean utf8 = charset == null || charset.equalsIgnoreCase("utf-8");
    String essence = type.essence();
    return utf8
        && (type.isJson()
            || essence.startsWith("text/")
            || essence.endsWith("+xml")
            || essence.equals("application/xml")
            || essence.equals("application/x-ndjson")
            || essence.equals("application/javascript"))
        && isUtf8(body.toByteArray());
  }

  /** A function may have chosen a text type for bytes that are none. */
  private static boolean isUtf8(byte[] bytes) {
    return Arrays.equals(
        new String(bytes, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_8), bytes);
  }
}
