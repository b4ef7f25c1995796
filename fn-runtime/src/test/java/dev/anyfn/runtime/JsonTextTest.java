package dev.anyfn.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import dev.anyfn.ErrorCode;
import dev.anyfn.FunctionException;
import dev.anyfn.runtime.json.JsonTree;
import dev.anyfn.runtime.text.JsonText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTextTest {

  private static final ObjectReader JACKSON =
      new ObjectMapper()
          .readerFor(JsonNode.class)
          .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private static String quote(String text) {
    StringBuilder out = new StringBuilder();
    JsonText.quote(text, out);
    return out.toString();
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Nested
  class Writing {

    @ParameterizedTest
    @ValueSource(
        strings = {
          "",
          "a",
          "\"\\/",
          "\b\f\n\r\t\u0000\u001f",
          "é € 😀",
          "\ud83d",
          "\ude00\ud83d",
          "a\ud83d"
        })
    void isReadBack(String text) throws JsonProcessingException {
      assertThat(JsonText.unquote(utf8(quote(text)))).isEqualTo(text);
      assertThat(JACKSON.readTree(quote(text)).textValue()).isEqualTo(text);
    }

    @Test
    void escapesHalfAPairAndKeepsAWholeOne() {
      assertThat(quote("\ud83d!\ud83d\ude00\ude00")).isEqualTo("\"\\ud83d!😀\\ude00\"");
    }

    @Test
    void anyTextSurvives() throws IOException {
      Random random = new Random(20261101);
      for (int i = 0; i < 20_000; i++) {
        String text = Fuzz.units(random);
        byte[] json = utf8(quote(text));
        assertThat(JsonText.unquote(json)).isEqualTo(text);
        assertThat(JACKSON.readTree(json).textValue()).isEqualTo(text);
      }
    }
  }

  @Nested
  class Reading {

    @ParameterizedTest
    @ValueSource(
        strings = {
          "",
          "\"",
          "a",
          "\"a",
          "a\"",
          "'a'",
          "\"a\"b\"",
          "\"\\\"",
          "\"\\x\"",
          "\"\\u12\"",
          "\"\\u12g4\"",
          "\"\\u+123\"",
          "\"a\nb\"",
          "\"\u0000\"",
          "\"a\" 1",
          "\"a\"\u0001",
          "\"a\"\u000b",
          "\u000b\"a\"",
          "\"\\u１２３４\""
        })
    void refusesWhatIsNoString(String json) {
      ValuesTest.refused(ErrorCode.INVALID_INPUT, () -> JsonText.unquote(utf8(json)));
    }

    @Test
    void refusesBytesThatAreNotUtf8() {
      for (byte[] json :
          new byte[][] {
            {'"', (byte) 0xff, '"'}, {'"', (byte) 0xc3, '"'}, {'"', (byte) 0xc0, (byte) 0x80, '"'}
          }) {
        ValuesTest.refused(ErrorCode.INVALID_INPUT, () -> JsonText.unquote(json));
      }
    }

    @Test
    void allowsWhiteSpaceAround() {
      assertThat(JsonText.unquote(utf8(" \t\r\n\"a b\" \n"))).isEqualTo("a b");
      assertThat(JsonText.first(utf8(" \n{"))).isEqualTo('{');
      assertThat(JsonText.first(utf8("  "))).isEqualTo((char) 0);
    }

    @Test
    void agreesWithJacksonOnDamagedStrings() {
      Random random = new Random(1);
      for (int i = 0; i < 20_000; i++) {
        String json = Fuzz.mutate(random, quote(Fuzz.units(random) + "\\u0041\n"));
        agree(utf8(json));
        agree(utf8("\"" + Fuzz.text(random, "\\u0041\"bnfrt/ \u0001é") + "\""));
      }
    }

    private void agree(byte[] json) {
      String theirs;
      try {
        JsonNode node = JACKSON.readTree(json);
        theirs = node == null ? null : node.textValue();
      } catch (IOException e) {
        theirs = null;
      }
      String ours;
      try {
        ours = JsonText.unquote(json);
      } catch (FunctionException e) {
        ours = null;
      }
      assertThat(ours).as(new String(json, StandardCharsets.UTF_8)).isEqualTo(theirs);
    }
  }

  @Nested
  class Trees {

    @Test
    void followAPathThatIsNotThere() {
      JsonTree tree = JsonTree.parse(utf8("{\"a\":{\"b\":[1,null,\"x\",true]},\"n\":null}"));
      assertThat(tree.get("a").get("b").elements()).hasSize(4);
      assertThat(tree.get("a").get("b").elements().get(0).text()).isEqualTo("1");
      assertThat(tree.get("a").get("b").elements().get(1).text()).isNull();
      assertThat(tree.get("a").get("b").elements().get(3).isTrue()).isTrue();
      assertThat(tree.get("x").get("y").elements()).isEmpty();
      assertThat(tree.get("n").text("none")).isEqualTo("none");
      assertThat(tree.names()).containsExactly("a", "n");
    }

    @Test
    void takeJsonOrRefuseIt() {
      Random random = new Random(5);
      String sample = "{\"a\":[1,2.5e3,{\"b\":\"\\u00e9\"}],\"c\":[true,false,null]}";
      for (int i = 0; i < 5_000; i++) {
        byte[] json = utf8(Fuzz.mutate(random, Fuzz.mutate(random, sample)));
        boolean theirs = true;
        try {
          JACKSON.readTree(json);
        } catch (IOException e) {
          theirs = false;
        }
        boolean ours = true;
        try {
          JsonTree.parse(json);
        } catch (FunctionException e) {
          assertThat(e.code()).isEqualTo(ErrorCode.INVALID_INPUT);
          ours = false;
        }
        assertThat(ours).as(new String(json, StandardCharsets.UTF_8)).isEqualTo(theirs);
      }
    }

    @Test
    void endBeforeTheStackDoes() {
      byte[] deep = utf8("[".repeat(100_000));
      ValuesTest.refused(ErrorCode.INVALID_INPUT, () -> JsonTree.parse(deep));
    }

    @Test
    void doNotRepeatTheInputInTheirMessage() {
      ValuesTest.refused(ErrorCode.INVALID_INPUT, () -> JsonTree.parse(utf8("{s3cret")));
      try {
        JsonTree.parse(utf8("{s3cret"));
      } catch (FunctionException e) {
        assertThat(e.getMessage() + e.getCause().getMessage()).doesNotContain("s3cret");
      }
    }
  }
}
