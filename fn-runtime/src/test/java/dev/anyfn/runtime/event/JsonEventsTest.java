package dev.anyfn.runtime.event;

import static dev.anyfn.runtime.event.Samples.document;
import static dev.anyfn.runtime.event.Samples.json;
import static dev.anyfn.runtime.event.Samples.refused;
import static dev.anyfn.runtime.event.Samples.text;
import static dev.anyfn.runtime.event.Samples.utf8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonEventsTest {

  @Nested
  class Documents {

    @ParameterizedTest
    @ValueSource(
        strings = {
          "",
          " ",
          "null",
          "1",
          "\"hunter2\"",
          "[]",
          "hunter2",
          "{hunter2:1}",
          "{'hunter2':1}",
          "{\"hunter2",
          "{\"id\":\"hunter2",
          "{\"id\":hunter2}",
          "{\"data\":[\"hunter2\"",
          "{\"data\":hunter2}",
          "{\"data\":01}",
          "{\"data\":NaN}",
          "{\"data\":[1,]}",
          "{,}",
          "{\"data\":{\"a\":\"\\hunter2\"}}",
          "{\"data\":\"\t\"}",
          "{/* hunter2 */}"
        })
    void mustBeAnObjectOfValidJson(String sent) {
      refused(() -> JsonEvents.read(utf8(sent)));
      refused(() -> JsonEvents.readBatch(utf8("[" + sent + ",1]")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "{}", "null", ",", "}", "\u0000", "//hunter2"})
    void mustEndWhereTheyEnd(String garbage) {
      refused(() -> JsonEvents.read(utf8(document("") + " " + garbage)));
      refused(() -> JsonEvents.readBatch(utf8("[" + document("") + "] " + garbage)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32", "UTF-32LE", "UTF-32BE"})
    void mustBeInUtf8(String charset) {
      refused(() -> JsonEvents.read(document("").getBytes(Charset.forName(charset))), "UTF-8");
    }

    @Test
    void mustHaveNoByteOrderMark() {
      refused(() -> JsonEvents.read(utf8("\ufeff" + document(""))), "byte order mark");
    }

    @Test
    void mustBeValidUtf8EvenInsideOfData() {
      byte[] sent = document("'data':{'a':'?'}").getBytes(StandardCharsets.ISO_8859_1);
      sent[sent.length - 4] = (byte) 0xff;
      refused(() -> JsonEvents.read(sent), "UTF-8");
      byte[] surrogate = document("'data':'???'").getBytes(StandardCharsets.ISO_8859_1);
      System.arraycopy(
          new byte[] {(byte) 0xed, (byte) 0xa0, (byte) 0x80},
          0,
          surrogate,
          surrogate.length - 5,
          3);
      refused(() -> JsonEvents.read(surrogate), "UTF-8");
    }

    @Test
    void mayBeDeepToALimitAndOverflowNoStack() {
      String deep = "[".repeat(900) + "]".repeat(900);
      assertThat(text(json("'data':" + deep))).isEqualTo(deep);
      refused(() -> json("'data':" + "[".repeat(1_000_000)), "too deeply");
      refused(() -> json("'data':" + "{'a':".repeat(100_000)), "too deeply");
      refused(() -> json("'ext':" + "[".repeat(1_000_000)), "attribute ext");
      refused(() -> JsonEvents.readBatch(utf8("[".repeat(1_000_000))));
      refused(() -> json("'data':" + "1".repeat(100_000)), "too long");
    }

    @Test
    void mayHoldLongTexts() {
      String text = "x".repeat(25_000_000);
      assertThat(text(json("'datacontenttype':'text/plain','data':'" + text + "'")))
          .hasSize(text.length());
    }

    @Test
    void areTakenWithNamesThatCollide() {
      StringBuilder names = new StringBuilder("{\"Aa\":0");
      for (int i = 0; i < 5_000; i++) {
        names.append(",\"");
        for (int bit = 0; bit < 13; bit++) {
          names.append((i >> bit & 1) == 0 ? "Aa" : "BB");
        }
        names.append("\":0");
      }
      assertThat(text(json("'data':" + names + "}"))).hasSize(names.length() + 1);
    }
  }

  @Nested
  class Batches {

    @Test
    void areReadInOrder() {
      String batch = "[" + document("'x':1") + "\n," + document("'data':[ 2.50 ]") + "]";
      var events = JsonEvents.readBatch(utf8(batch));
      assertThat(events.get(0).getExtension("x")).isEqualTo(1);
      assertThat(text(events.get(1))).isEqualTo("[ 2.50 ]");
      assertThat(JsonEvents.readBatch(utf8("[]"))).isEmpty();
    }

    @Test
    void areOfOneVersion() {
      String other = document("").replace("1.0", "0.3");
      refused(() -> JsonEvents.readBatch(utf8("[" + document("") + "," + other + "]")), "same");
    }

    @Test
    void holdObjectsOnly() {
      refused(() -> JsonEvents.readBatch(utf8("[null]")), "object");
      refused(() -> JsonEvents.readBatch(utf8("[[]]")), "object");
      refused(() -> JsonEvents.readBatch(utf8(document(""))), "array");
      refused(() -> JsonEvents.readBatch(utf8("[" + document(""))));
    }
  }
}
