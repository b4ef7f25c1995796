package dev.anyfn.checks.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anyfn.checks.fixtures.Documents;
import dev.anyfn.testkit.event.HttpAnswer;
import dev.anyfn.testkit.fork.Output;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** What an answer has to be: status, media type, body, and more. Collects claims, in order. */
final class Expected {

  /** A claim that may look at what was logged, too. */
  interface Claim {
    void check(HttpAnswer answer, Output log);
  }

  private final String summary;
  private final List<Claim> claims = new ArrayList<>();

  private Expected(String summary) {
    this.summary = summary;
  }

  static Expected status(int status) {
    Expected expected = new Expected("status " + status);
    return expected.that(answer -> assertThat(answer.status()).as("status").isEqualTo(status));
  }

  static Expected ok() {
    return status(200);
  }

  /** 204, without anything. */
  static Expected nothing() {
    return status(204)
        .bytes()
        .that(a -> assertThat(a.headers().first("Content-Type")).as("type").isEmpty());
  }

  Expected that(Consumer<HttpAnswer> claim) {
    return and((answer, log) -> claim.accept(answer));
  }

  Expected and(Claim claim) {
    claims.add(claim);
    return this;
  }

  /** Without the spaces that a server may choose. */
  static String contentType(HttpAnswer answer) {
    return answer.header("Content-Type").replace(" ", "").toLowerCase(Locale.ROOT);
  }

  /** The media type, but for spaces. */
  Expected type(String contentType) {
    String plain = contentType.replace(" ", "");
    return that(a -> assertThat(contentType(a)).as("Content-Type").isEqualTo(plain));
  }

  Expected header(String name, String value) {
    return that(a -> assertThat(a.header(name)).as(name).isEqualTo(value));
  }

  Expected cookies(String... cookies) {
    return that(
        a -> assertThat(a.headers().all("Set-Cookie")).as("Set-Cookie").containsExactly(cookies));
  }

  Expected text(String text) {
    return bytes(text.getBytes(StandardCharsets.UTF_8));
  }

  Expected bytes(byte... bytes) {
    return that(a -> assertThat(a.body()).as("body").containsExactly(bytes));
  }

  Expected json(String json) {
    return that(a -> assertThat(Documents.of(a)).as("body").isEqualTo(Documents.read(json)));
  }

  void check(HttpAnswer answer, Output log) {
    claims.forEach(claim -> claim.check(answer, log));
  }

  @Override
  public String toString() {
    return summary;
  }
}
