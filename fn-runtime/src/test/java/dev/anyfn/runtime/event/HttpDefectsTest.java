package dev.anyfn.runtime.event;

import static dev.anyfn.runtime.event.Samples.BINARY;
import static dev.anyfn.runtime.event.Samples.SECRET;
import static dev.anyfn.runtime.event.Samples.binary;
import static dev.anyfn.runtime.event.Samples.document;
import static dev.anyfn.runtime.event.Samples.headers;
import static dev.anyfn.runtime.event.Samples.refused;
import static dev.anyfn.runtime.event.Samples.utf8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.anyfn.ErrorCode;
import dev.anyfn.Headers;
import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import java.net.URI;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class HttpDefectsTest {

  private static Headers only(String... namesAndValues) {
    return Samples.more(Headers.builder(), namesAndValues).build();
  }

  @Nested
  class Defects {

    @Test
    void valuesWithCommasAreKept() {
      assertThat(binary("ce-subject", "a,b, c").getSubject()).isEqualTo("a,b, c");
    }

    @Test
    void quotedValuesAreUnquoted() {
      assertThat(binary("ce-ext1", "\"q\"").getExtension("ext1")).isEqualTo("q");
    }

    @Test
    void percentEncodingIsDecoded() {
      assertThat(binary("ce-subject", "Euro%20%E2%82%AC%20%F0%9F%98%80").getSubject())
          .isEqualTo("Euro € 😀");
    }

    @Test
    void overlongUtf8IsRefused() {
      refused(() -> binary("ce-subject", SECRET + "%C0%A0"), "attribute subject", "UTF-8");
    }

    @Test
    void theContentTypeIsKeptToTheLetter() {
      assertThat(binary("Content-Type", "text/plain; charset=utf-8").getDataContentType())
          .isEqualTo("text/plain; charset=utf-8");
    }

    @Test
    void aContentTypeInUpperCaseIsStructured() {
      Headers headers = only("Content-Type", "APPLICATION/CloudEvents+JSON");
      assertThat(HttpEvents.read(headers, utf8(document(""))).getId()).isEqualTo("1");
    }

    @Test
    void batchesAreRead() {
      Headers headers = only("Content-Type", "application/cloudevents-batch+json");
      byte[] body = utf8("[" + document("") + ", " + document("'data':2.50") + "]");
      assertThat(HttpEvents.readBatch(headers, body)).hasSize(2);
      assertThat(HttpEvents.readBatch(headers, utf8(" [ ] "))).isEmpty();
      refused(() -> HttpEvents.read(headers, body), "not a batch");
    }

    @Test
    void aMissingIdIsTheSendersFault() {
      refused(() -> HttpEvents.read(only("ce-specversion", "1.0"), BINARY), "no attribute id");
    }

    @Test
    void anUnknownVersionIsTheSendersFault() {
      refused(
          () -> HttpEvents.read(only("ce-specversion", SECRET), BINARY),
          "attribute specversion",
          "1.0 or 0.3");
      refused(() -> HttpEvents.read(only("ce-id", "1"), BINARY), "no attribute specversion");
    }

    @Test
    void anUnknownFormatIsAnUnsupportedMediaTypeEvenWithHeaders() {
      Headers headers = headers("Content-Type", "application/cloudevents+" + SECRET).build();
      refused(
          ErrorCode.UNSUPPORTED_MEDIA_TYPE,
          () -> HttpEvents.read(headers, BINARY),
          "send application/cloudevents+json");
      refused(
          ErrorCode.UNSUPPORTED_MEDIA_TYPE,
          () -> HttpEvents.readBatch(headers, BINARY),
          "send application/cloudevents-batch+json");
    }

    @Test
    void emptyAttributesAreRefused() {
      for (String name : new String[] {"id", "source", "type"}) {
        Headers.Builder headers = Headers.builder();
        headers()
            .build()
            .forEach((n, value) -> headers.add(n, n.equals("ce-" + name) ? "" : value));
        refused(() -> HttpEvents.read(headers.build(), BINARY), "attribute " + name, "not empty");
      }
      refused(() -> binary("ce-subject", ""), "attribute subject", "not empty");
    }

    @Test
    void theWriterEncodesWhatIsNoHeader() {
      CloudEvent event =
          CloudEventBuilder.v1()
              .withId("\"1\"")
              .withSource(URI.create("/s"))
              .withType("100%")
              .withSubject("Euro € 😀")
              .build();
      Headers headers = HttpEvents.binaryHeaders(event);
      assertThat(headers.first("ce-subject")).hasValue("Euro%20%E2%82%AC%20%F0%9F%98%80");
      assertThat(headers.first("ce-type")).hasValue("100%25");
      assertThat(headers.first("ce-id")).hasValue("%221%22");
    }
  }
}
