package dev.anyfn.runtime.event;

import static dev.anyfn.runtime.event.Samples.SECRET;
import static dev.anyfn.runtime.event.Samples.refused;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HeaderTextTest {

  private static final String EURO = "Euro € 😀";
  private static final String EURO_ENCODED = "Euro%20%E2%82%AC%20%F0%9F%98%80";

  private static String decode(String value) {
    return HeaderText.decode("subject", value);
  }

  @Nested
  class Encoding {

    @Test
    void isThatOfTheSpecificationsExample() {
      assertThat(HeaderText.encode(EURO)).isEqualTo(EURO_ENCODED);
    }

    @Test
    void changesSpaceQuoteAndPercentOnlyAmongPrintableAscii() {
      StringBuilder all = new StringBuilder();
      for (char c = 0x21; c < 0x7f; c++) {
        all.append(c == '"' || c == '%' ? "" : c);
      }
      assertThat(HeaderText.encode(all.toString())).isEqualTo(all.toString());
      assertThat(HeaderText.encode(" \"%\u007f\n")).isEqualTo("%20%22%25%7F%0A");
    }

    @Test
    void isUndoneByDecodingForEveryCharacter() {
      for (int c = 1; c <= Character.MAX_CODE_POINT; c += c < 0x3000 ? 1 : 97) {
        if (c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE) {
          String value = "\"%4" + Character.toString(c) + "1\"";
          assertThat(decode(HeaderText.encode(value))).isEqualTo(value);
        }
      }
    }
  }

  @Nested
  class Decoding {

    @Test
    void isThatOfTheSpecificationsExampleInEitherCase() {
      assertThat(decode(EURO_ENCODED)).isEqualTo(EURO);
      assertThat(decode("Euro%20%e2%82%ac%20%f0%9f%98%80")).isEqualTo(EURO);
    }

    @Test
    void takesUnnecessaryEncoding() {
      assertThat(decode("%41b%63")).isEqualTo("Abc");
    }

    @Test
    void isOneRoundOnly() {
      assertThat(decode("%2541")).isEqualTo("%41");
    }

    @ParameterizedTest
    @ValueSource(
        strings = {"%C0%A0", "%E2%82", "%ED%A0%80", "%F5%80%80%80", "%FF", "%80", "%C3x", "€%FF"})
    void refusesWhatIsNotUtf8(String value) {
      refused(() -> decode(SECRET + value), "attribute subject", "percent-encoded UTF-8");
    }

    @ParameterizedTest
    @CsvSource({
      "100%, 100%",
      "%, %",
      "%4, %4",
      "%zz%41, %zzA",
      "%%41, %A",
      "%\uff11\uff11, %\uff11\uff11"
    })
    void leavesAPercentWithoutTwoDigitsAlone(String value, String decoded) {
      assertThat(decode(value)).isEqualTo(decoded);
    }

    @Test
    void undoesQuotesFirst() {
      assertThat(decode("\"a \\\"b\\\" \\\\ c\"")).isEqualTo("a \"b\" \\ c");
      assertThat(decode("\"%41\\%42\"")).isEqualTo("AB");
      assertThat(decode("\"\"")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
        strings = {"\"", "\"a", "a\"", "say \"hi\"", "\"a\" b", "\"a\", \"b\"", "\"a\\\"", "a\\b"})
    void leavesQuotesThatDoNotEncloseTheValueAlone(String value) {
      assertThat(decode(value)).isEqualTo(value);
    }

    @Test
    void takesRawUtf8EvenIfTheServerReadItAsLatin1() {
      assertThat(decode(EURO)).isEqualTo(EURO);
      String latin1 = new String(Samples.utf8(EURO), StandardCharsets.ISO_8859_1);
      assertThat(decode(latin1)).isEqualTo(EURO);
      assertThat(decode("ü")).isEqualTo("ü");
    }
  }
}
