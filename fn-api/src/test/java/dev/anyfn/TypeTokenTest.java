package dev.anyfn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TypeTokenTest {

  private static class Between<T> extends TypeToken<List<T>> {}

  @Test
  void keepsTheArguments() {
    TypeToken<Map<String, List<Integer>>> token = new TypeToken<>() {};
    assertThat(token.type().getTypeName())
        .isEqualTo("java.util.Map<java.lang.String, java.util.List<java.lang.Integer>>");
    assertThat(token).hasToString(token.type().getTypeName());
  }

  @Test
  void equalsAnotherTokenOfTheSameType() {
    assertThat(new TypeToken<List<String>>() {})
        .isEqualTo(new TypeToken<List<String>>() {})
        .hasSameHashCodeAs(new TypeToken<List<String>>() {})
        .isNotEqualTo(new TypeToken<List<Integer>>() {});
    assertThat(TypeToken.of(String.class)).isEqualTo(new TypeToken<String>() {});
  }

  @Test
  @SuppressWarnings("rawtypes")
  void aTokenWithoutItsTypeIsRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> new TypeToken() {});
  }

  @Test
  void aTokenBehindAnotherClassIsRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Between<String>() {});
  }
}
