package dev.anyfn.store.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.anyfn.state.StoreException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class S3AddressTest {

  @Test
  void namesABucketAndAPrefix() {
    assertThat(S3Address.parse("s3://orders")).isEqualTo(new S3Address("orders", ""));
    assertThat(S3Address.parse("s3://orders/")).isEqualTo(new S3Address("orders", ""));
    assertThat(S3Address.parse("s3://my.orders/2026/nov"))
        .isEqualTo(new S3Address("my.orders", "2026/nov/"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "s3:",
        "s3:orders",
        "s3://",
        "s3://ab",
        "s3:///orders",
        "s3://user:password@orders",
        "s3://orders?region=x",
        "s3://orders/a//b",
        "s3://orders/../x",
        "s3://orders/x/.",
        "s3://orders/ü",
        "s3://orders/a b"
      })
  void refusesWhatIsNoneWithoutRepeatingIt(String url) {
    assertThatThrownBy(() -> S3Address.parse(url))
        .isInstanceOf(StoreException.class)
        .hasMessageStartingWith("INVALID_INPUT")
        .hasMessageContaining("s3://orders/2026")
        .hasMessageNotContaining("password");
  }

  @Test
  void refusesADirectoryBucketBecauseItListsInNoOrder() {
    assertThatThrownBy(() -> S3Address.parse("s3://orders--use1-az4--x-s3"))
        .isInstanceOf(StoreException.class)
        .hasMessageStartingWith("UNSUPPORTED");
  }
}
