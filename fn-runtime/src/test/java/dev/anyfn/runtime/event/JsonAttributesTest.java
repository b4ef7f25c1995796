package dev.anyfn.runtime.event;

import static dev.anyfn.runtime.event.Samples.SECRET;
import static dev.anyfn.runtime.event.Samples.document;
import static dev.anyfn.runtime.event.Samples.json;
import static dev.anyfn.runtime.event.Samples.refused;
import static dev.anyfn.runtime.event.Samples.utf8;
import static org.assertj.core.api.Assertions.assertThat;

import io.cloudevents.CloudEvent;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonAttributesTest {

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
}
