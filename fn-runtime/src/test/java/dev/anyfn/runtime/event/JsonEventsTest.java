package dev.anyfn.runtime.event;

import static dev.anyfn.runtime.event.Samples.BINARY;
import static dev.anyfn.runtime.event.Samples.SECRET;
import static dev.anyfn.runtime.event.Samples.document;
import static dev.anyfn.runtime.event.Samples.json;
import static dev.anyfn.runtime.event.Samples.refused;
import static dev.anyfn.runtime.event.Samples.text;
import static dev.anyfn.runtime.event.Samples.utf8;
import static dev.anyfn.runtime.event.Samples.written;
import static org.assertj.core.api.Assertions.assertThat;

import dev.anyfn.ErrorCode;
import io.cloudevents.CloudEvent;
import io.cloudevents.SpecVersion;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonEventsTest {

  @Nested
  class JsonData {

    @ParameterizedTest
    @ValueSource(
        strings = {
          "2.50",
          "-0",
          "1e400",
          "123456789012345678901234567890",
          "0.1000000000000000000000001",
          "true",
          "null",
          "[ ]",
          "[ 1 , {\"a\" :2.50}\n]",
          "{\"b\":1,\"a\":2,\"b\":3}",
          "\"\"",
          "\"\\u0041\\ud800 \\/ € 😀\"",
          "{\"data\":\"}\",\"id\":null}",
          "[[[[]]]]"
        })
    void staysAsItWasSentToTheByte(String data) {
      for (String end :
          new String[] {"", " ", "\n,\"x\":\"y\"", ",\"datacontenttype\":\"a/b+json\""}) {
        String sent = document("").replace("}", ",\"data\": " + data + end + "}");
        assertThat(text(JsonEvents.read(utf8(sent)))).isEqualTo(data);
      }
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "application/json",
          "APPLICATION/JSON;charset=utf-8",
          "text/json",
          "application/vnd.acme+json",
          "image/x+JSON"
        })
    void isDataOfAnyJsonType(String type) {
      CloudEvent event = json("'datacontenttype':'" + type + "','data':{'a':2.50}");
      assertThat(text(event)).isEqualTo("{\"a\":2.50}");
      assertThat(event.getDataContentType()).isEqualTo(type);
    }

    @Test
    void isDataWithoutTypeWhichThenHasOne() {
      CloudEvent event = json("'data':'I am just a string'");
      assertThat(event.getDataContentType()).isEqualTo("application/json");
      assertThat(text(event)).isEqualTo("\"I am just a string\"");
    }

    @Test
    void keepsAStringThatLooksLikeJsonAString() {
      assertThat(text(json("'datacontenttype':'application/json','data':'{}'")))
          .isEqualTo("\"{}\"");
    }

    @Test
    void isNullForAnExplicitNullAndAbsentForNone() {
      assertThat(text(json("'data':null"))).isEqualTo("null");
      assertThat(json("").getData()).isNull();
      assertThat(json("").getDataContentType()).isNull();
      assertThat(json("'data_base64':null").getData()).isNull();
    }

    @Test
    void isInTheCharsetOfItsType() {
      CloudEvent event = json("'datacontenttype':'application/json;charset=utf-16be','data':'ü'");
      assertThat(new String(event.getData().toBytes(), StandardCharsets.UTF_16BE))
          .isEqualTo("\"ü\"");
    }
  }

  @Nested
  class OtherData {

    @Test
    void isTextInUtf8() {
      CloudEvent event = json("'data':'<much wow=\\'xml\\'/> \\u20ac','datacontenttype':'a/xml'");
      assertThat(text(event)).isEqualTo("<much wow=\"xml\"/> €");
    }

    @Test
    void isTextInTheCharsetOfItsType() {
      CloudEvent event = json("'datacontenttype':'text/plain; charset=iso-8859-1','data':'ü'");
      assertThat(event.getData().toBytes()).containsExactly(0xfc);
      refused(
          () -> json("'datacontenttype':'text/plain; charset=iso-8859-1','data':'€" + SECRET + "'"),
          "data cannot be said");
      refused(
          ErrorCode.UNSUPPORTED_MEDIA_TYPE,
          () -> json("'datacontenttype':'text/plain; charset=" + SECRET + "','data':'x'"),
          "charset");
      refused(
          ErrorCode.UNSUPPORTED_MEDIA_TYPE,
          () -> json("'datacontenttype':'text/plain; charset=x-JISAutoDetect','data':'x'"),
          "charset");
    }

    @Test
    void isNoneForNull() {
      assertThat(json("'datacontenttype':'text/plain','data':null").getData()).isNull();
    }

    @Test
    void mustBeAString() {
      refused(() -> json("'datacontenttype':'text/plain','data':{'a':'" + SECRET + "'}"), "string");
      refused(() -> json("'datacontenttype':'text/plain','data':1"), "string");
      refused(() -> json("'datacontenttype':'text/plain','data':'\\ud800'"), "charset");
    }

    @Test
    void isBytesInBase64() {
      CloudEvent event = json("'data_base64':'AP+ACg=='");
      assertThat(event.getData().toBytes()).isEqualTo(BINARY);
      assertThat(event.getDataContentType()).isNull();
      assertThat(json("'data_base64':''").getData().toBytes()).isEmpty();
      refused(() -> json("'data_base64':'" + SECRET + "!'"), "base64");
      refused(() -> json("'data_base64':5"), "data_base64 must be a string");
    }

    @Test
    void standsInOnePlace() {
      refused(() -> json("'data':'x','data_base64':'" + SECRET + "'"), "without data beside it");
      refused(() -> json("'data_base64':'AA==','data':null"), "without data beside it");
    }

    @Test
    void isInBase64ByAnAttributeInVersion03() {
      String members =
          "{'specversion':'0.3','id':'1','source':'/s','type':'t','datacontentencoding':'base64',";
      CloudEvent event = JsonEvents.read(utf8((members + "'data':'AP+ACg=='}").replace('\'', '"')));
      assertThat(event.getSpecVersion()).isEqualTo(SpecVersion.V03);
      assertThat(event.getData().toBytes()).isEqualTo(BINARY);
      assertThat(JsonEvents.read(written(event))).isEqualTo(event);
      refused(
          () -> JsonEvents.read(utf8((members + "'data':5}").replace('\'', '"'))), "be a string");
      refused(
          () -> JsonEvents.read(utf8((members + "'data_base64':'AA=='}").replace('\'', '"'))),
          "version 1.0");
    }
  }

  @Nested
  class Attributes {

    @Test
    void areAbsentWhenNull() {
      CloudEvent event = json("'subject':null,'time':null,'dataschema':null,'ext':null");
      assertThat(event.getAttributeNames()).containsExactly("specversion", "id", "source", "type");
      assertThat(event.getExtensionNames()).isEmpty();
      refused(() -> JsonEvents.read(utf8("{\"specversion\":\"1.0\",\"id\":null}")), "attribute id");
    }

    @Test
    void mayBeBooleansAndIntegersIfTheyAreExtensions() {
      CloudEvent event = json("'a':true,'b':false,'c':-2147483648,'d':2147483647,'e':-0,'f':''");
      assertThat(event.getExtension("a")).isEqualTo(true);
      assertThat(event.getExtension("b")).isEqualTo(false);
      assertThat(event.getExtension("c")).isEqualTo(Integer.MIN_VALUE);
      assertThat(event.getExtension("d")).isEqualTo(Integer.MAX_VALUE);
      assertThat(event.getExtension("e")).isEqualTo(0);
      assertThat(event.getExtension("f")).isEqualTo("");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2147483648", "-2147483649", "99999999999999999999", "1.0", "1e3"})
    void areNumbersOf32BitsOnly(String number) {
      refused(() -> json("'ext':" + number), "attribute ext", "integer");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{'a':'hunter2'}", "['hunter2']", "[]", "{}"})
    void areNeverObjectsOrArrays(String value) {
      refused(() -> json("'ext':" + value), "attribute ext");
      refused(() -> json("'subject':" + value), "attribute subject");
    }

    @ParameterizedTest
    @CsvSource({"id,1", "source,true", "type,2", "specversion,1.0", "time,2018", "subject,false"})
    void areStringsIfTheSpecificationSaysSo(String name, String value) {
      String sent =
          "{'" + name + "':" + value + (name.equals("specversion") ? "" : ",'specversion':'1.0'");
      for (String required : new String[] {"id", "source", "type"}) {
        sent += name.equals(required) ? "" : ",'" + required + "':'x'";
      }
      byte[] document = utf8((sent + "}").replace('\'', '"'));
      refused(() -> JsonEvents.read(document), "attribute " + name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"myExt", "my_ext", "my-ext", "", "é", "Data", "DATA_BASE64", "ID"})
    void haveNamesOfLettersAndDigits(String name) {
      refused(() -> json("'" + name + "':'v'"), "a-z and 0-9");
    }

    @ParameterizedTest
    @ValueSource(strings = {"subject", "ext", "data", "data_base64", "datacontenttype"})
    void standOnce(String name) {
      refused(() -> json("'" + name + "':null,'" + name + "':'a'"), name, "once");
      refused(
          () ->
              json(
                  "'"
                      + name
                      + "':'a','\\u"
                      + "%04x".formatted((int) name.charAt(0))
                      + name.substring(1)
                      + "':null"),
          name,
          "once");
    }

    @Test
    void areRefusedWhenEmpty() {
      for (String name : new String[] {"id", "source", "type"}) {
        byte[] sent = utf8(document("").replaceFirst("(\"" + name + "\":)\"[^\"]+\"", "$1\"\""));
        refused(() -> JsonEvents.read(sent), "attribute " + name, "not empty");
      }
      refused(() -> json("'subject':''"), "attribute subject");
      refused(() -> json("'time':''"), "attribute time");
      refused(() -> json("'datacontenttype':'','data':1"), "attribute datacontenttype");
      refused(() -> json("'datacontenttype':5,'data':1"), "attribute datacontenttype");
      refused(() -> json("'datacontenttype':''"), "attribute datacontenttype");
    }

    @Test
    void areRefusedWhenMalformed() {
      refused(() -> json("'time':'" + SECRET + "'"), "attribute time", "RFC 3339");
      refused(() -> json("'dataschema':'a b" + SECRET + "'"), "attribute dataschema", "RFC 3986");
      refused(() -> json("'x':'\\u0000" + SECRET + "'"), "attribute x", "control");
    }
  }

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
