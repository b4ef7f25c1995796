package dev.anyfn.testkit.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.anyfn.Headers;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What gateways make of a function's answer. */
class HttpAnswerTest {

  private record Order(String id, int quantity) {}

  private static byte[] utf8(String json) {
    return json.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void ofARestApiHasSingleAndRepeatedHeadersAndItsBodyDecoded() {
    HttpAnswer answer =
        HttpAnswer.fromApiGatewayV1(
            utf8(
                "{\"statusCode\":201,\"headers\":{\"A\":\"1\"},\"multiValueHeaders\":"
                    + "{\"Set-Cookie\":[\"a=1\",\"b=2\"]},\"body\":\"4oKs\",\"isBase64Encoded\":true}"));
    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.header("a")).isEqualTo("1");
    assertThat(answer.headers().all("set-cookie")).containsExactly("a=1", "b=2");
    assertThat(answer.text()).isEqualTo("€");
  }

  @Test
  void ofFormatTwoHasItsCookiesAmongTheHeaders() {
    HttpAnswer answer =
        HttpAnswer.fromApiGatewayV2(
            utf8("{\"statusCode\":200,\"cookies\":[\"a=1\",\"b=2\"],\"body\":\"x\"}"));
    assertThat(answer.headers().all("Set-Cookie")).containsExactly("a=1", "b=2");
    assertThat(answer.text()).isEqualTo("x");
  }

  @Test
  void ofFormatTwoWithoutAStatusIsTheBodyOfA200() {
    HttpAnswer object = HttpAnswer.fromFunctionUrl(utf8("{\"id\":\"o-1\",\"quantity\":3}"));
    assertThat(object.status()).isEqualTo(200);
    assertThat(object.header("Content-Type")).isEqualTo("application/json");
    assertThat(object.json(Order.class)).isEqualTo(new Order("o-1", 3));
    assertThat(HttpAnswer.fromApiGatewayV2(utf8("\"text\"")).text()).isEqualTo("text");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"statusCode\":200,\"cookies\":[]} | it has a member \"cookies\"",
        "{\"headers\":{}} | it has no statusCode",
        "{\"statusCode\":0} | statusCode is 0",
        "{\"statusCode\":200.5} | statusCode is 200.5",
        "{\"statusCode\":\"200\"} | statusCode is 200, which is no number",
        "{\"statusCode\":200,\"headers\":[]} | headers is no object",
        "{\"statusCode\":200,\"headers\":{\"A\":[\"b\"]}} | the value of header A is no string",
        "{\"statusCode\":200,\"multiValueHeaders\":{\"A\":\"b\"}} | multiValueHeaders has no list",
        "{\"statusCode\":200,\"headers\":{\"A\":\"a\\nb\"}} | has a control character",
        "{\"statusCode\":200,\"body\":{}} | body is no string",
        "{\"statusCode\":200,\"body\":\"!\",\"isBase64Encoded\":true} | body is not base64",
        "{\"statusCode\":200,\"isBase64Encoded\":\"true\"} | isBase64Encoded is neither",
        "[] | it is no object",
        "null | it is no object",
        "{\"statusCode\":200 | it is not JSON",
        "{\"statusCode\":200}} | it is not JSON",
      })
  void thatARestApiRefusesSaysWhy(String envelope, String why) {
    assertThatThrownBy(() -> HttpAnswer.fromApiGatewayV1(utf8(envelope)))
        .isInstanceOf(AssertionError.class)
        .hasMessageStartingWith("The client of a REST API would get 502")
        .hasMessageContaining(why)
        .hasMessageContaining(envelope);
  }

  @Test
  void thatFormatTwoRefusesSaysWhy() {
    byte[] v1 = utf8("{\"statusCode\":200,\"multiValueHeaders\":{}}");
    assertThatThrownBy(() -> HttpAnswer.fromApiGatewayV2(v1))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("HTTP API would get 500")
        .hasMessageContaining("multiValueHeaders");
    assertThatThrownBy(() -> HttpAnswer.fromFunctionUrl(v1)).hasMessageContaining("502");
  }

  @Test
  void ofALoadBalancerHasHeadersOfTheKindThatItsGroupIsSetTo() {
    byte[] single = utf8("{\"statusCode\":200,\"headers\":{\"A\":\"1\"}}");
    byte[] multi = utf8("{\"statusCode\":200,\"multiValueHeaders\":{\"A\":[\"1\",\"2\"]}}");
    assertThat(HttpAnswer.fromApplicationLoadBalancer(single, false).header("A")).isEqualTo("1");
    assertThat(HttpAnswer.fromApplicationLoadBalancer(multi, true).header("A")).isEqualTo("1, 2");
    assertThatThrownBy(() -> HttpAnswer.fromApplicationLoadBalancer(single, true))
        .isInstanceOf(AssertionError.class);
  }

  @Test
  void thatIsNoSuchValueSaysSoAndShowsItself() {
    HttpAnswer answer = HttpAnswer.of(400, Headers.empty(), utf8("<p>no</p>"));
    assertThatThrownBy(() -> answer.json(Order.class))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("HTTP 400")
        .hasMessageContaining("<p>no</p>");
  }
}
