package dev.anyfn.runtime.event;

import static dev.anyfn.runtime.event.Samples.BINARY;
import static dev.anyfn.runtime.event.Samples.json;
import static dev.anyfn.runtime.event.Samples.text;
import static dev.anyfn.runtime.event.Samples.utf8;
import static dev.anyfn.runtime.event.Samples.written;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonWritingTest {

  @Nested
  class Writing {

    private String written(String type, byte[] data) {
      EventBuilder builder = Event.builder().id("\"\\1").source("/s").type("t😀");
      if (type != null) {
        builder.dataContentType(type);
      }
      Event event = builder.data(data).build();
      byte[] json = Samples.written(event);
      assertThat(JsonEvents.read(json)).isEqualTo(event);
      String text = new String(json, StandardCharsets.UTF_8);
      return text.substring(text.indexOf("\"data"));
    }

    @Test
    void embedsJson() {
      assertThat(written("application/json", utf8("{\"a\": 2.50}")))
          .endsWith("\"data\":{\"a\": 2.50}}");
      assertThat(written("a/b+json", utf8("null"))).endsWith("\"data\":null}");
      assertThat(written("text/json", utf8("\"x\""))).endsWith("\"data\":\"x\"}");
    }

    @Test
    void writesTextAsAString() {
      assertThat(written("text/plain", utf8("a\"\\\n€")))
          .endsWith("\"data\":\"a\\\"\\\\\\u000a€\"}");
      assertThat(written("application/xml;charset=utf-8", utf8("<a/>")))
          .endsWith("\"data\":\"<a/>\"}");
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "application/json",
          "text/json",
          "text/plain",
          "image/png",
          "a/b+json; charset=utf-16",
          "text/plain; charset=iso-8859-1",
          "nonsense"
        })
    void writesAllElseInBase64(String type) {
      String base64 = Base64.getEncoder().encodeToString(BINARY);
      assertThat(written(type, BINARY)).endsWith("\"data_base64\":\"" + base64 + "\"}");
    }

    @Test
    void cannotBeMadeToWriteWhatIsNoJson() {
      for (String data :
          new String[] {"", " ", "{", "1,\"id\":2", "1 2", "{}}", "'a'", "\ufeff1", "0\u0000"}) {
        assertThat(written("application/json", utf8(data))).contains("data_base64");
      }
      assertThat(written("application/json", "1".getBytes(StandardCharsets.UTF_16LE)))
          .contains("data_base64");
    }

    @Test
    void saysNothingOfATypeThatIsNotThere() {
      assertThat(written(null, utf8("{}"))).startsWith("\"data_base64\"");
    }

    @Test
    void losesWhiteSpaceAroundJsonAndNothingElse() {
      Event event =
          Event.builder()
              .id("1")
              .source("/s")
              .type("t")
              .dataContentType("a/json")
              .data(utf8(" [ 1 ]\n"))
              .build();
      assertThat(text(JsonEvents.read(Samples.written(event)))).isEqualTo("[ 1 ]");
    }
  }
}
