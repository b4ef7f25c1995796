package dev.anyfn.runtime.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CanonicalJsonTest {

  private static String of(String json) throws IOException {
    return new String(
        CanonicalJson.of(json.getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{\"b\":1,\"a\":2} | { \"a\" : 2, \"b\" : 1 }",
        "{\"a\":{\"y\":[],\"x\":{}}} | {\"a\":{\"x\":{},\"y\":[ ]}}",
        "{\"a\":1,\"a\":2} | {\"a\":2}",
        "[1.0, 100, 1e2, -0] | [1, 1E+2, 100.00, 0]",
        "\"\\u0041\\/\" | \"A/\"",
        "[true,false,null] | [ true , false , null ]"
      })
  void whatMeansTheSameHasOneForm(String one, String other) throws IOException {
    assertThat(of(one)).isEqualTo(of(other));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "[1,2] | [2,1]",
        "9007199254740992 | 9007199254740993",
        "0.1 | 0.10000000000000001",
        "1 | \"1\"",
        "null | {}",
        "{\"a\":null} | {}",
        "1e400 | 1e401"
      })
  void whatMeansSomethingElseHasAnother(String one, String other) throws IOException {
    assertThat(of(one)).isNotEqualTo(of(other));
  }

  @Test
  void membersAreSortedAndSpaceIsGone() throws IOException {
    assertThat(of(" { \"b\" : [ 1 , 2.50 ] , \"a\" : \"x y\" } "))
        .isEqualTo("{\"a\":\"x y\",\"b\":[1,25e-1]}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "{", "{\"a\"}", "[1,]", "1 2", "nul", "{'a':1}"})
  void whatIsNoJsonIsRefused(String json) {
    assertThatThrownBy(() -> of(json)).isInstanceOf(IOException.class);
  }
}
