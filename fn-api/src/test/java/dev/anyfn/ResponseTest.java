package dev.anyfn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResponseTest {

  @Test
  void okIs200WithABody() {
    assertThat(Response.ok("x").status()).isEqualTo(200);
    assertThat(Response.ok("x").body()).contains("x");
    assertThatNullPointerException().isThrownBy(() -> Response.ok(null));
  }

  @Test
  void aStatusMayStandAlone() {
    assertThat(Response.status(304).body()).isEmpty();
    assertThat(Response.of(404, null).body()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {Integer.MIN_VALUE, 0, 100, 101, 199, 600, 999})
  void aStatusThatIsNoFinalAnswerIsRefused(int status) {
    assertThatIllegalArgumentException().isThrownBy(() -> Response.status(status));
  }

  @Test
  void addingAHeaderKeepsTheRestAndLeavesTheFirstAlone() {
    Response<String> plain = Response.of(201, "x");
    Response<String> more = plain.header("Location", "/1").header("Set-Cookie", "a=1");
    assertThat(more.header("Set-Cookie", "b=2").headers().all("set-cookie"))
        .containsExactly("a=1", "b=2");
    assertThat(more.status()).isEqualTo(201);
    assertThat(more.body()).contains("x");
    assertThat(plain.headers().isEmpty()).isTrue();
  }

  @Test
  void aHeaderCannotBeWrittenThroughAnother() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Response.status(302).header("Location", "/\r\nSet-Cookie: a=1"));
  }

  @Test
  void textShowsNeitherBodyNorValues() {
    assertThat(Response.ok("s3cret").header("X-Key", "s3cret").toString())
        .contains("200", "X-Key")
        .doesNotContain("s3cret");
  }
}
