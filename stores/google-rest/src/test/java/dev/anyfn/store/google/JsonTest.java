package dev.anyfn.store.google;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonTest {

  @Test
  void whatIsWrittenIsRead() throws IOException {
    Object document =
        Map.of("a", List.of(Map.of("b", "\u0000\uD83D\uDE00\""), 7, true), "c", Map.of("d", "e"));
    Json read = Json.parse(Json.bytes(document));
    List<Json> elements = read.at("a").elements();
    assertThat(elements.get(0).at("b").text()).isEqualTo("\u0000\uD83D\uDE00\"");
    assertThat(elements.get(1).required()).isEqualTo("7");
    assertThat(elements.get(2).text()).isEqualTo("true");
    assertThat(read.at("c", "d").text()).isEqualTo("e");
    assertThat(read.at("c").texts()).containsExactly(Map.entry("d", "e"));
  }

  @Test
  void whatIsNotThereIsMissingHoweverDeep() throws IOException {
    Json document = parse("{\"a\":null,\"b\":[]}");
    assertThat(document.at("a").isMissing()).isTrue();
    assertThat(document.at("x", "y", "z").text()).isNull();
    assertThat(document.at("b", "c").elements()).isEmpty();
    assertThat(parse("").isMissing()).isTrue();
    assertThatThrownBy(() -> document.at("x").required()).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void whatIsNotJsonFails() {
    for (String text : List.of("{", "[1,", "nonsense", "{\"a\":}")) {
      assertThatThrownBy(() -> parse(text)).isInstanceOf(IOException.class);
    }
  }

  private static Json parse(String text) throws IOException {
    return Json.parse(text.getBytes(StandardCharsets.UTF_8));
  }
}
