package dev.anyfn.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.anyfn.runtime.json.JsonLimits;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The limits of JSON, as the settings give them. */
class LazyCodecTest {

  @Test
  void limitsAreJacksonsOwnUnlessSet() {
    assertThat(LazyCodec.limits(Map.of())).isEqualTo(new JsonLimits(1000, 20_000_000, 1000));
    assertThat(
            LazyCodec.limits(
                Map.of(
                    "FN_JSON_MAX_DEPTH", "5",
                    "FN_JSON_MAX_STRING", "20",
                    "FN_JSON_MAX_NUMBER", "10")))
        .isEqualTo(new JsonLimits(5, 20, 10));
  }

  @Test
  void limitsThatMakeNoSenseAreRefusedAtStart() {
    for (String value : List.of("0", "-1", "many", "2001")) {
      assertThatThrownBy(() -> LazyCodec.limits(Map.of("FN_JSON_MAX_DEPTH", value)))
          .isInstanceOf(InitializationException.class)
          .hasMessageContaining("FN_JSON_MAX_DEPTH");
    }
  }
}
