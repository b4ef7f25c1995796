package dev.anyfn.runtime.event;

import static dev.anyfn.runtime.event.Samples.BINARY;
import static dev.anyfn.runtime.event.Samples.SECRET;
import static dev.anyfn.runtime.event.Samples.binary;
import static dev.anyfn.runtime.event.Samples.document;
import static dev.anyfn.runtime.event.Samples.headers;
import static dev.anyfn.runtime.event.Samples.refused;
import static dev.anyfn.runtime.event.Samples.text;
import static dev.anyfn.runtime.event.Samples.utf8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.anyfn.ErrorCode;
import dev.anyfn.Headers;
import dev.anyfn.runtime.event.HttpEvents.Kind;
import io.cloudevents.CloudEvent;
import io.cloudevents.SpecVersion;
import java.net.URI;
import java.nio.charset.Charset;
import java.time.OffsetDateTime;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpEventsTest {

  private static Headers only(String... namesAndValues) {
    return Samples.more(Headers.builder(), namesAndValues).build();
  }

  /** The four requests of cloudevents/conformance, features/http-protocol-binding.feature. */
  @Nested
  class Conformance {

    private void isTheExample(CloudEvent event, String contentType) {
      assertThat(event.getId()).isEqualTo("1234-1234-1234");
      assertThat(event.getSpecVersion()).isEqualTo(SpecVersion.V1);
      assertThat(event.getType()).isEqualTo("com.example.someevent");
      assertThat(event.getSource()).isEqualTo(URI.create("/mycontext/subcontext"));
      assertThat(event.getTime()).isEqualTo(OffsetDateTime.parse("2018-04-05T03:56:24Z"));
      assertThat(event.getDataContentType()).isEqualTo(contentType);
      assertThat(text(event).replaceAll("\n *", "")).isEqualTo("{\"message\": \"Hello World!\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "application/json; charset=utf-8"})
    void readsBinaryMode(String contentType) {
      Headers request =
          only(
              "Host", "example.com",
              "ce-specversion", "1.0",
              "ce-type", "com.example.someevent",
              "ce-time", "2018-04-05T03:56:24Z",
              "ce-id", "1234-1234-1234",
              "ce-source", "/mycontext/subcontext",
              "Content-Type", contentType,
              "Content-Length", "33");
      assertThat(HttpEvents.kind(request)).isEqualTo(Kind.BINARY);
      byte[] body = utf8("{\n    \"message\": \"Hello World!\"\n}");
      isTheExample(HttpEvents.read(request, body), contentType);
      assertThat(HttpEvents.read(request, body).getData().toBytes()).isEqualTo(body);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {"application/cloudevents+json", "application/cloudevents+json; charset=utf-8"})
    void readsStructuredMode(String contentType) {
      Headers request = only("Content-Type", contentType, "Content-Length", "266");
      assertThat(HttpEvents.kind(request)).isEqualTo(Kind.STRUCTURED);
      byte[] body =
          utf8(
              """
              {
                  "specversion": "1.0",
                  "type": "com.example.someevent",
                  "time": "2018-04-05T03:56:24Z",
                  "id": "1234-1234-1234",
                  "source": "/mycontext/subcontext",
                  "datacontenttype": "application/json",
                  "data": {
                      "message": "Hello World!"
                  }
              }
              """);
      isTheExample(HttpEvents.read(request, body), "application/json");
    }
  }

  @Nested
  class Kinds {

    @ParameterizedTest
    @CsvSource({
      "application/cloudevents+json, STRUCTURED",
      "APPLICATION/CloudEvents+JSON, STRUCTURED",
      "' application/cloudevents+json ; charset=utf-8', STRUCTURED",
      "application/cloudevents+avro, STRUCTURED",
      "application/cloudevents-batch+json, BATCH",
      "Application/CLOUDEVENTS-BATCH+json;charset=utf-8, BATCH",
      "application/json, NONE",
      "application/cloud, NONE",
      "'', NONE"
    })
    void followTheMediaTypeWithoutRegardToCase(String contentType, Kind kind) {
      assertThat(HttpEvents.kind(only("content-TYPE", contentType))).isEqualTo(kind);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ce-specversion", "CE-ID", "Ce-Type", "ce-source"})
    void areBinaryByAnyRequiredAttribute(String name) {
      assertThat(HttpEvents.kind(only(name, ""))).isEqualTo(Kind.BINARY);
    }

    @Test
    void areNoneForPlainHttp() {
      assertThat(HttpEvents.kind(Headers.empty())).isEqualTo(Kind.NONE);
      assertThat(HttpEvents.kind(only("ce-time", "x", "cache-control", "y"))).isEqualTo(Kind.NONE);
    }
  }

  @Nested
  class BinaryMode {

    @Test
    void takesTheBodyAsItIs() {
      Headers headers = headers("Content-Type", "application/octet-stream").build();
      assertThat(HttpEvents.read(headers, BINARY).getData().toBytes()).isEqualTo(BINARY);
    }

    @Test
    void takesAnEmptyBodyForNoData() {
      assertThat(binary("Content-Type", "text/plain").getData()).isNull();
    }

    @Test
    void leavesTheTypeOfDataOpenIfNoneIsSent() {
      assertThat(HttpEvents.read(headers().build(), BINARY).getDataContentType()).isNull();
      assertThat(binary("Content-Type", " ").getDataContentType()).isNull();
    }

    @Test
    void takesUnknownAttributesForExtensionsOfText() {
      assertThat(binary("CE-Number", "5").getExtension("number")).isEqualTo("5");
    }

    @Test
    void refusesNamesThatAreNone() {
      refused(() -> binary("ce-my-" + SECRET, "v"), "a-z and 0-9");
      refused(() -> binary("ce-", "v"), "a-z and 0-9");
      refused(() -> binary("ce-data", "v"), "'data'");
      refused(() -> binary("ce-data_base64", "v"), "a-z and 0-9");
    }

    @Test
    void refusesARepeatedHeader() {
      refused(() -> binary("ce-subject", "a", "CE-Subject", SECRET), "attribute subject", "once");
      refused(() -> binary("ce-id", "1"), "attribute id", "once");
      refused(() -> binary("Content-Type", "a/b", "Content-Type", "c/d"), "one Content-Type");
    }

    @Test
    void refusesCeDatacontenttype() {
      refused(() -> binary("ce-datacontenttype", SECRET), "attribute datacontenttype");
    }

    @Test
    void refusesATimeThatIsNone() {
      refused(() -> binary("ce-time", "yesterday" + SECRET), "attribute time", "RFC 3339");
    }

    @Test
    void refusesControlCharactersThatWereEncoded() {
      refused(() -> binary("ce-id2", SECRET + "%0D%0A"), "attribute id2", "control characters");
    }

    @Test
    void readsVersion03() {
      Headers headers =
          only(
              "ce-specversion", "0.3",
              "ce-id", "1",
              "ce-source", "/s",
              "ce-type", "t",
              "ce-schemaurl", "/schema",
              "ce-datacontentencoding", "Base64",
              "ce-dataschema", "/other");
      CloudEvent event = HttpEvents.read(headers, utf8("AP+ACg=="));
      assertThat(event.getSpecVersion()).isEqualTo(SpecVersion.V03);
      assertThat(event.getDataSchema()).isEqualTo(URI.create("/schema"));
      assertThat(event.getAttribute("schemaurl")).isEqualTo(URI.create("/schema"));
      assertThat(event.getAttribute("datacontentencoding")).isNull();
      assertThat(event.getExtensionNames()).containsExactly("dataschema");
      assertThat(event.getData().toBytes()).isEqualTo(BINARY);
      refused(() -> HttpEvents.read(headers, utf8(SECRET + "!")), "base64");
    }
  }

  @Nested
  class StructuredMode {

    @Test
    void readsTheBodyAndNoHeaders() {
      Headers headers =
          headers("Content-Type", "application/cloudevents+json", "ce-my-x", "y").build();
      CloudEvent event = HttpEvents.read(headers, utf8(document("'subject':'body'")));
      assertThat(event.getSubject()).isEqualTo("body");
      assertThat(event.getExtensionNames()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"utf-16", "UTF-16LE", "iso-8859-1", "\"utf-8\"", "Windows-1252"})
    void honoursTheCharset(String charset) {
      Headers headers = only("Content-Type", "application/cloudevents+json; charset=" + charset);
      byte[] body = document("'data':'Grüße'").getBytes(Charset.forName(charset.replace("\"", "")));
      assertThat(text(HttpEvents.read(headers, body))).isEqualTo("\"Grüße\"");
    }

    @Test
    void refusesACharsetThatIsUnknownOrNotKept() {
      String type = "application/cloudevents+json; charset=";
      refused(
          ErrorCode.UNSUPPORTED_MEDIA_TYPE,
          () -> HttpEvents.read(only("Content-Type", type + SECRET), utf8("{}")),
          "charset");
      refused(
          ErrorCode.UNSUPPORTED_MEDIA_TYPE,
          () -> HttpEvents.read(only("Content-Type", type + "@" + SECRET), utf8("{}")),
          "charset");
      refused(
          () -> HttpEvents.read(only("Content-Type", type + "us-ascii"), utf8("ü" + SECRET)),
          "charset");
    }
  }
}
