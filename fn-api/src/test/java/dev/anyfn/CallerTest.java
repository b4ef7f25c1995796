package dev.anyfn;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CallerTest {

  @Test
  void theUnknownCallerIsOneObjectWithoutFacts() {
    assertThat(Caller.unknown()).isSameAs(Caller.unknown());
    assertThat(Caller.unknown().address()).isEmpty();
    assertThat(Caller.unknown().claims()).isEmpty();
  }

  @Test
  void keepsItsClaimsWhenTheSourceChanges() {
    Map<String, String> source = new HashMap<>(Map.of("sub", "ada"));
    Caller caller = new Caller(Optional.of("192.0.2.1"), source);
    source.clear();
    assertThat(caller.claims()).containsExactly(Map.entry("sub", "ada"));
  }

  @Test
  void showsItsAddressAndNoClaim() {
    assertThat(new Caller(Optional.of("192.0.2.1"), Map.of("email", "ada@example.com")))
        .asString()
        .contains("192.0.2.1")
        .doesNotContain("email", "ada");
  }
}
