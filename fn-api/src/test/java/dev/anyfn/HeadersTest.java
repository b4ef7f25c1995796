package dev.anyfn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeadersTest {

  private final Headers headers =
      Headers.builder().add("Vary", "Accept").add("X-B", "1").add("vary", "Cookie, Host").build();

  @Nested
  class Reading {

    @Test
    void namesHaveNoCase() {
      assertThat(headers.all("VARY")).containsExactly("Accept", "Cookie, Host");
      assertThat(headers.first("x-b")).contains("1");
    }

    @Test
    void namesHaveNoCaseUnderATurkishLocaleEither() {
      Locale before = Locale.getDefault();
      try {
        Locale.setDefault(Locale.forLanguageTag("tr"));
        assertThat(Headers.empty().and("IF-MATCH", "x").first("if-match")).contains("x");
      } finally {
        Locale.setDefault(before);
      }
    }

    @Test
    void aNameStandsAsItWasFirstWrittenAndWhereItFirstAppeared() {
      assertThat(headers.names()).containsExactly("Vary", "X-B");
      List<String> lines = new ArrayList<>();
      headers.forEach((name, value) -> lines.add(name + "=" + value));
      assertThat(lines).containsExactly("Vary=Accept", "Vary=Cookie, Host", "X-B=1");
    }

    @Test
    void whatWasNotSentIsEmpty() {
      assertThat(headers.first("Host")).isEmpty();
      assertThat(headers.all("Host")).isEmpty();
      assertThat(Headers.empty().isEmpty()).isTrue();
      assertThat(headers.isEmpty()).isFalse();
    }

    @Test
    void anEmptyValueWasSent() {
      assertThat(Headers.empty().and("X", "").first("x")).contains("");
    }

    @Test
    void equalityLooksAtNamesWithoutCaseAndAtTheOrderOfValues() {
      Headers same = Headers.builder().add("x-b", "1").add("VARY", "Accept").build();
      assertThat(same.and("vary", "Cookie, Host")).isEqualTo(headers).hasSameHashCodeAs(headers);
      assertThat(Headers.empty().and("a", "1").and("a", "2"))
          .isNotEqualTo(Headers.empty().and("a", "2").and("a", "1"));
    }

    @Test
    void textShowsNoValue() {
      assertThat(Headers.empty().and("Authorization", "s3cret")).hasToString("[Authorization]");
    }
  }

  @Nested
  class Immutability {

    @Test
    void addingMakesNewHeaders() {
      assertThat(headers.and("X-B", "2").all("X-B")).containsExactly("1", "2");
      assertThat(headers.all("X-B")).containsExactly("1");
    }

    @Test
    void aBuilderThatIsUsedAgainDoesNotReachWhatItBuilt() {
      Headers.Builder builder = Headers.builder().add("A", "1");
      Headers first = builder.build();
      assertThat(builder.add("A", "2").build().all("A")).containsExactly("2");
      assertThat(first.all("A")).containsExactly("1");
    }

    @Test
    void listsCannotBeChanged() {
      assertThatThrownBy(() -> headers.all("Vary").add("x"))
          .isInstanceOf(UnsupportedOperationException.class);
      assertThatThrownBy(() -> headers.names().clear())
          .isInstanceOf(UnsupportedOperationException.class);
    }
  }

  @Nested
  class Injection {

    @ParameterizedTest
    @ValueSource(
        strings = {
          "a\r\nSet-Cookie: b",
          "a\nb",
          "a\rb",
          "\u0000",
          "a\u001fb",
          "a\u007fb",
          "\u000b"
        })
    void controlCharactersAreRefused(String value) {
      assertThatIllegalArgumentException().isThrownBy(() -> headers.and("X", value));
    }

    /** The JDK's server cuts characters to bytes: U+010D U+010A would be a line break. */
    @ParameterizedTest
    @ValueSource(strings = {"a\u010d\u010aSet-Cookie: b", "€", "😀", "\ud800"})
    void charactersThatAreNoByteAreRefused(String value) {
      assertThatIllegalArgumentException().isThrownBy(() -> headers.and("X", value));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\tb", "é", "\u00ff", "", " ", "a: b; c=\"d\""})
    void everythingElseIsAllowed(String value) {
      assertThat(headers.and("X", value).first("X")).contains(value);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {"", " ", "a b", "a:", "a\r\nb", "é", "a\u0000", "a/b", "(a)", "a\"", "a\u007f"})
    void namesThatAreNoTokensAreRefused(String name) {
      assertThatIllegalArgumentException().isThrownBy(() -> headers.and(name, "x"));
    }

    @Test
    void everyCharacterOfATokenIsAllowedInAName() {
      String name = "!#$%&'*+-.^_`|~09azAZ";
      assertThat(headers.and(name, "x").first(name)).contains("x");
    }

    @Test
    void theMessageDoesNotRepeatTheValue() {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> headers.and("X-Key", "s3cret\n"))
          .withMessageContaining("X-Key")
          .withMessageNotContaining("s3cret");
    }
  }
}
