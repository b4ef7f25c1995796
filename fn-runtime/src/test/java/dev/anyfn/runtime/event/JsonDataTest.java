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
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonDataTest {

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
}
