package dev.anyfn.store.google;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class JsonTest {

  private static final String NOISE = "{}[]\",:\\u0e+-.tn \u0000\u0001\u00c3";

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

  /**
   * But for depth, and for half a pair of surrogates, which the grammar has and Jackson has not.
   */
  @Test
  void isWhatAJsonLibraryReads() throws IOException {
    Random random = new Random(11);
    int refused = 0;
    for (int i = 0; i < 50_000; i++) {
      byte[] document = Json.bytes(document(random, 0));
      for (int change = random.nextInt(3); change > 0; change--) {
        document[random.nextInt(document.length)] =
            (byte) NOISE.charAt(random.nextInt(NOISE.length()));
      }
      String text = new String(document, StandardCharsets.ISO_8859_1);
      Object expected = null;
      try {
        expected = library(document);
      } catch (IOException e) {
        refused++;
        assertThatExceptionOfType(IOException.class)
            .as(text)
            .isThrownBy(() -> JsonReader.read(document));
        continue;
      }
      assertThat(JsonReader.read(document)).as(text).isEqualTo(expected);
    }
    assertThat(refused).isBetween(5_000, 40_000);
  }

  private static Object document(Random random, int depth) {
    int kind = depth == 0 ? 0 : random.nextInt(depth > 4 ? 4 : 6);
    return switch (kind) {
      case 0 -> Map.of(text(random), depth > 4 ? "" : document(random, depth + 1));
      case 1 -> text(random);
      case 2 -> random.nextInt();
      case 3 -> random.nextBoolean();
      case 4 -> List.of(document(random, depth + 1), document(random, depth + 1));
      default -> random.nextInt(1000) * 1.0e20;
    };
  }

  private static String text(Random random) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(4); i > 0; i--) {
      text.append("ab\"\\/\n\u0000\u007f\u00e9\u20ac\ufffd".charAt(random.nextInt(11)));
    }
    return text.toString();
  }

  private static @Nullable Object library(byte[] document) throws IOException {
    try (JsonParser parser = new JsonFactory().createParser(document)) {
      parser.nextToken();
      Object value = tree(parser);
      if (parser.nextToken() != null) {
        throw new IOException("something follows");
      }
      return value;
    }
  }

  private static @Nullable Object tree(JsonParser parser) throws IOException {
    JsonToken token = parser.currentToken();
    if (token == JsonToken.START_OBJECT) {
      Map<String, Object> members = new LinkedHashMap<>();
      while (parser.nextToken() != JsonToken.END_OBJECT) {
        String name = parser.currentName();
        parser.nextToken();
        Object member = tree(parser);
        if (member != null) {
          members.put(name, member);
        }
      }
      return members;
    }
    if (token == JsonToken.START_ARRAY) {
      List<Object> elements = new ArrayList<>();
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        Object element = tree(parser);
        if (element != null) {
          elements.add(element);
        }
      }
      return elements;
    }
    return token == null || token == JsonToken.VALUE_NULL ? null : parser.getText();
  }

  @Test
  void halfAPairOfSurrogatesIsWritten() throws IOException {
    assertThat(Json.parse(Json.bytes(Map.of("a", "\uD83D"))).at("a").text()).isEqualTo("\uD83D");
  }

  @Test
  void whatIsNestedTooDeeplyFailsWithoutOverflow() {
    for (String open : List.of("[", "{\"a\":")) {
      assertThatThrownBy(() -> parse(open.repeat(100_000)))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("too deeply");
    }
  }
}
