package dev.anyfn.gcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.anyfn.Context;
import dev.anyfn.Function;
import dev.anyfn.HttpRequest;
import dev.anyfn.Response;
import dev.anyfn.TypedFunction;
import dev.anyfn.runtime.AnswerBrokenException;
import dev.anyfn.runtime.HttpTrigger;
import dev.anyfn.runtime.Instance;
import dev.anyfn.runtime.Log;
import dev.anyfn.runtime.Settings;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestReaderTest {

  private final List<HttpRequest> seen = new ArrayList<>();

  private FakeExchange.Answer handle(Function<?, ?> function, FakeExchange exchange)
      throws IOException {
    Instance instance =
        Instance.of(
            Map.of("Tested", function),
            Settings.of(Map.of("FN_MAX_BODY_BYTES", "10")),
            RequestReaderTest.class.getClassLoader(),
            new Log(line -> {}));
    RequestReader.handle(
        new HttpTrigger(instance), exchange, exchange.answer, instance.originNow(exchange));
    return exchange.answer;
  }

  private Function<String, String> echo() {
    return TypedFunction.of(
        String.class,
        String.class,
        (text, context) -> {
          seen.add(context.http().orElseThrow());
          return text;
        });
  }

  @ParameterizedTest
  @CsvSource({
    "http://localhost:8080/a%2Fb/c?x=%41&x=2, /a%2Fb/c, A",
    "https://host/?x=1, /, 1",
    "https://host, /, ''",
    "https://host?x=a/b, /, a/b",
    "/orders?x=a?b, /orders, a?b",
    "/orders?x=http://y/z, /orders, http://y/z"
  })
  void takesPathAndQueryAsTheyWereSent(String uri, String path, String x) throws IOException {
    assertThat(handle(echo(), new FakeExchange("POST", uri, "hello")).text()).isEqualTo("hello");
    assertThat(seen.get(0).path()).isEqualTo(path);
    assertThat(seen.get(0).query().getOrDefault("x", List.of("")).get(0)).isEqualTo(x);
  }

  @Test
  void takesEveryValueOfAHeader() throws IOException {
    handle(echo(), new FakeExchange("GET", "/", "").header("X-A", "1", "2, 3").header("X-B", "4"));
    assertThat(seen.get(0).headers().all("x-a")).containsExactly("1", "2, 3");
    assertThat(seen.get(0).headers().all("x-b")).containsExactly("4");
  }

  @Test
  void refusesAHeaderThatHttpDoesNotAllow() throws IOException {
    FakeExchange.Answer answer =
        handle(echo(), new FakeExchange("GET", "/", "").header("X-A", "a\nb"));
    assertThat(answer.status).isEqualTo(400);
    assertThat(seen).isEmpty();
  }

  @Test
  void readsAnUnwantedBodyToItsEnd() throws IOException {
    FakeExchange exchange = new FakeExchange("POST", "/", "x".repeat(20_000));
    assertThat(handle(echo(), exchange).status).isEqualTo(413);
    assertThat(exchange.getInputStream().read()).isEqualTo(-1);
  }

  @Test
  void writesTheContentTypeOnceAndEveryValueOfAHeader() throws IOException {
    FakeExchange.Answer answer = handle(new Cookies(), new FakeExchange("GET", "/", ""));
    assertThat(answer.status).isEqualTo(201);
    assertThat(answer.contentType).isEqualTo("text/csv");
    assertThat(answer.headers).isEqualTo(Map.of("Set-Cookie", List.of("a=1", "b=2")));
    assertThat(answer.text()).isEqualTo("x");
  }

  private static final class Cookies implements Function<String, Response<String>> {
    @Override
    public Response<String> apply(String input, Context context) {
      return Response.of(201, "x")
          .header("Set-Cookie", "a=1")
          .header("Set-Cookie", "b=2")
          .header("Content-Type", "text/csv");
    }
  }

  @Test
  void breaksTheConnectionOfAnAnswerThatFailsHalfWay() {
    FakeExchange exchange = new FakeExchange("GET", "/", "");
    Function<?, ?> function =
        TypedFunction.of(
            Void.class, Stream.class, (in, c) -> Stream.of(1, 2).map(n -> 1 / (2 - n)));
    assertThatThrownBy(() -> handle(function, exchange)).isInstanceOf(AnswerBrokenException.class);
    assertThat(exchange.answer.body.getHttpChannel().aborted)
        .singleElement()
        .isInstanceOf(AnswerBrokenException.class);
  }
}
