package dev.anyfn.runtime.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The small parser may refuse what it likes; what it accepts must be what Jackson finds. */
class PlainParserTest {

  private static final int DOCUMENTS = Boolean.getBoolean("anyfn.deep") ? 500_000 : 30_000;

  @Test
  void whatItAcceptsIsWhatJacksonFinds() throws IOException {
    Random random = new Random(20260101);
    Documents documents = new Documents(random);
    Mutations mutations = new Mutations(random);
    int accepted = 0;
    int mutated = 0;
    for (int i = 0; i < DOCUMENTS; i++) {
      String document = documents.of(Types.random(random, 0));
      boolean broken = random.nextInt(3) > 0;
      byte[] json =
          broken ? mutations.mutated(document) : document.getBytes(StandardCharsets.UTF_8);
      List<Object> tokens = accepted(json, random.nextInt(4) == 0);
      if (tokens != null) {
        accepted++;
        mutated += broken ? 1 : 0;
        assertThat(tokens)
            .as(new String(json, StandardCharsets.UTF_8))
            .isEqualTo(jackson(json, tokens.get(0).equals(true)));
      }
    }
    assertThat(accepted).isGreaterThan(DOCUMENTS / 4);
    assertThat(mutated).isGreaterThan(DOCUMENTS / 100);
  }

  private static List<Object> accepted(byte[] json, boolean skipping) throws IOException {
    try {
      return tokens(new PlainParser(json, JsonLimits.DEFAULT), skipping);
    } catch (Detour | NumberFormatException e) {
      return null;
    }
  }

  private static List<Object> jackson(byte[] json, boolean skipping) throws IOException {
    try (JsonParser parser = FullReader.factory(JsonLimits.DEFAULT).createParser(json)) {
      return tokens(parser, skipping);
    }
  }

  private static List<Object> tokens(JsonParser parser, boolean skipping) throws IOException {
    List<Object> found = new ArrayList<>();
    found.add(skipping);
    for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
      found.add(token);
      if (token == JsonToken.FIELD_NAME) {
        found.add(parser.currentName());
      } else if (token.isNumeric()) {
        found.add(parser.getText());
        // In this order: Jackson's parser remembers what it was asked for first.
        found.add(parser.getNumberValue());
        found.add(parser.getDoubleValue());
        found.add(parser.getDecimalValue());
      } else if (token.isScalarValue()) {
        found.add(parser.getText());
        found.add(parser.getTextLength());
      } else if (skipping && found.size() > 4) {
        parser.skipChildren();
      }
    }
    return found;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "[1,]",
        "[,1]",
        "[1 2]",
        "[1,,2]",
        "[",
        "]",
        "[}",
        "{]",
        "{\"a\":1,}",
        "{,}",
        "{\"a\" 1}",
        "{\"a\":}",
        "{\"a\"}",
        "{a:1}",
        "{\"a\":1 \"b\":2}",
        "01",
        "-01",
        "-",
        "+1",
        ".5",
        "1.",
        "1.e5",
        "1e",
        "1e+",
        "0x1",
        "NaN",
        "Infinity",
        "tru",
        "truex",
        "True",
        "nul",
        "1 2",
        "1,2",
        "{}{}",
        "\"a",
        "\"a\\",
        "\"\\q\"",
        "\"\\u12\"",
        "\"\\u12G4\"",
        "\"\\u12\u0661\u06614\"",
        "\"a\nb\"",
        "'a'",
        "\uFEFF[1]",
        "[1]//",
        "/* */[1]",
        "\"\uFFFD\""
      })
  void refuses(String json) {
    assertRefused(json.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void refusesWhatIsNotUtf8EvenWhereNobodyReadsIt() {
    int[][] broken = {
      {0x80},
      {0xC0, 0xAF},
      {0xC3},
      {0xE2, 0x82},
      {0xED, 0xA0, 0x80},
      {0xF5, 0x80, 0x80, 0x80},
      {0xF0, 0x9F, 0x98},
      {0xFF}
    };
    for (int[] bytes : broken) {
      byte[] json = new byte[bytes.length + 2];
      json[0] = '"';
      for (int i = 0; i < bytes.length; i++) {
        json[i + 1] = (byte) bytes[i];
      }
      json[json.length - 1] = '"';
      assertRefused(json);
    }
  }

  @Test
  void refusesOtherEncodings() {
    for (String charset : List.of("UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE")) {
      for (String json : List.of("{\"a\":1}", "[1]", "\"a\"", "1")) {
        assertRefused(json.getBytes(Charset.forName(charset)));
      }
    }
  }

  private static void assertRefused(byte[] json) {
    assertThatThrownBy(
            () -> {
              PlainParser parser = new PlainParser(json, JsonLimits.DEFAULT);
              while (parser.nextToken() != null) {
                parser.skipChildren();
              }
            })
        .isInstanceOf(Detour.class);
  }

  @Test
  void refusesWhatIsBeyondALimit() {
    JsonLimits limits = new JsonLimits(2, 5, 3);
    assertThat(reads("[[\"12345\",123]]", limits)).isTrue();
    assertThat(reads("[[[]]]", limits)).isFalse();
    assertThat(reads("\"123456\"", limits)).isFalse();
    assertThat(reads("1234", limits)).isFalse();
  }

  private static boolean reads(String json, JsonLimits limits) {
    PlainParser parser = new PlainParser(json.getBytes(StandardCharsets.UTF_8), limits);
    try {
      while (parser.nextToken() != null) {
        parser.getText();
      }
      return true;
    } catch (Detour e) {
      return false;
    }
  }
}
