package dev.anyfn.testkit.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayV2HTTPEvent;
import com.amazonaws.services.lambda.runtime.events.ApplicationLoadBalancerRequestEvent;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests in AWS's envelopes, read by AWS's own classes as its client reads them. */
class HttpEventTest {

  private record Order(String id, int quantity) {}

  private static final int[] ODD = "\"\\%+& =?#/€😀\u0000\n,;é{}[]".codePoints().toArray();

  private static final HttpEvent REQUEST =
      HttpEvent.post("/a%2Fb/%C3%A9?x=1%2C2&y=+%E2%82%AC&x=3&empty=&a=b=c")
          .header("X-Many", "one")
          .header("X-Many", "two, three")
          .header("Cookie", "a=1; b=2")
          .json(new Order("€1", 3));

  private static APIGatewayProxyRequestEvent v1(HttpEvent request) {
    return AwsReader.read(request.apiGatewayV1(), APIGatewayProxyRequestEvent.class);
  }

  private static APIGatewayV2HTTPEvent v2(byte[] envelope) {
    return AwsReader.read(envelope, APIGatewayV2HTTPEvent.class);
  }

  private static ApplicationLoadBalancerRequestEvent alb(HttpEvent request, boolean multiValue) {
    return AwsReader.read(
        request.applicationLoadBalancer(multiValue), ApplicationLoadBalancerRequestEvent.class);
  }

  @Nested
  class OfARestApi {

    @Test
    void hasAllValuesDecodedAndTheLastOfEachName() {
      APIGatewayProxyRequestEvent event = v1(REQUEST);
      assertThat(event.getHttpMethod()).isEqualTo("POST");
      assertThat(event.getPath()).isEqualTo("/a%2Fb/%C3%A9");
      assertThat(event.getRequestContext().getPath()).isEqualTo("/prod/a%2Fb/%C3%A9");
      assertThat(event.getRequestContext().getRequestId()).isEqualTo(REQUEST.requestId());
      assertThat(event.getMultiValueQueryStringParameters())
          .isEqualTo(
              Map.of(
                  "x", List.of("1,2", "3"),
                  "y", List.of(" €"),
                  "empty", List.of(""),
                  "a", List.of("b=c")));
      assertThat(event.getQueryStringParameters()).containsEntry("x", "3");
      assertThat(event.getMultiValueHeaders())
          .containsEntry("X-Many", List.of("one", "two, three"));
      assertThat(event.getHeaders()).containsEntry("X-Many", "two, three");
    }

    @Test
    void hasItsBodyInBase64() {
      APIGatewayProxyRequestEvent event = v1(REQUEST);
      assertThat(event.getIsBase64Encoded()).isTrue();
      assertThat(new String(Base64.getDecoder().decode(event.getBody()), StandardCharsets.UTF_8))
          .isEqualTo("{\"id\":\"€1\",\"quantity\":3}");
    }

    @Test
    void hasNullsWhereThereIsNothing() {
      APIGatewayProxyRequestEvent event = v1(HttpEvent.get("/"));
      assertThat(event.getBody()).isNull();
      assertThat(event.getHeaders()).isNull();
      assertThat(event.getQueryStringParameters()).isNull();
    }
  }

  @Nested
  class OfFormatTwo {

    @Test
    void hasItsPathDecodedBehindTheStage() {
      APIGatewayV2HTTPEvent event = v2(REQUEST.apiGatewayV2());
      assertThat(event.getVersion()).isEqualTo("2.0");
      assertThat(event.getRawPath()).isEqualTo("/live/a/b/é");
      assertThat(event.getRawQueryString()).isEqualTo(REQUEST.rawQuery());
      assertThat(event.getQueryStringParameters())
          .isEqualTo(Map.of("x", "1,2,3", "y", " €", "empty", "", "a", "b=c"));
      assertThat(event.getRequestContext().getHttp().getMethod()).isEqualTo("POST");
    }

    @Test
    void hasHeadersJoinedInLowerCaseAndItsCookiesApart() {
      APIGatewayV2HTTPEvent event = v2(REQUEST.apiGatewayV2());
      assertThat(event.getHeaders())
          .isEqualTo(Map.of("x-many", "one,two, three", "content-type", "application/json"));
      assertThat(event.getCookies()).containsExactly("a=1", "b=2");
    }

    @Test
    void hasTextAsTextAndAllElseInBase64() {
      APIGatewayV2HTTPEvent text = v2(REQUEST.apiGatewayV2());
      assertThat(text.getBody()).isEqualTo("{\"id\":\"€1\",\"quantity\":3}");
      assertThat(text.getIsBase64Encoded()).isFalse();
      HttpEvent broken = REQUEST.body(new byte[] {(byte) 0xff});
      assertThat(v2(broken.apiGatewayV2()).getBody()).isEqualTo("/w==");
      assertThat(v2(broken.apiGatewayV2()).getIsBase64Encoded()).isTrue();
    }

    @Test
    void ofAFunctionUrlHasNoStageAndAHostOfItsOwn() {
      APIGatewayV2HTTPEvent event = v2(REQUEST.functionUrl());
      assertThat(event.getRawPath()).isEqualTo("/a/b/é");
      assertThat(event.getRequestContext().getDomainName()).contains(".lambda-url.");
      assertThat(event.getRequestContext().getStage()).isEqualTo("$default");
    }
  }

  @Nested
  class OfALoadBalancer {

    @Test
    void hasAllValuesOrTheLastAsItsGroupIsSet() {
      ApplicationLoadBalancerRequestEvent many = alb(REQUEST, true);
      assertThat(many.getMultiValueHeaders()).containsEntry("x-many", List.of("one", "two, three"));
      assertThat(many.getHeaders()).isNull();
      assertThat(many.getMultiValueQueryStringParameters())
          .containsEntry("x", List.of("1%2C2", "3"));
      ApplicationLoadBalancerRequestEvent one = alb(REQUEST, false);
      assertThat(one.getHeaders()).containsEntry("x-many", "two, three");
      assertThat(one.getMultiValueHeaders()).isNull();
      assertThat(one.getQueryStringParameters()).containsEntry("y", "+%E2%82%AC");
      assertThat(one.getRequestContext().getElb().getTargetGroupArn()).contains("targetgroup/");
    }

    @Test
    void hasAnEmptyBodyWhereThereIsNone() {
      assertThat(alb(HttpEvent.get("/"), false).getBody()).isEmpty();
      assertThat(alb(HttpEvent.get("/"), false).getIsBase64Encoded()).isFalse();
    }
  }

  /** What goes in comes out, whichever way: odd characters, binary bodies, repeated headers. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void losesNothingOnItsWay(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 50; i++) {
      byte[] body = new byte[1 + random.nextInt(40)];
      random.nextBytes(body);
      String odd = odd(random);
      HttpEvent request =
          HttpEvent.post("/p?q=" + Percent.encode(odd, "") + "&q=2")
              .header("X-Odd", latin(random))
              .header("X-Odd", latin(random))
              .contentType(random.nextBoolean() ? "text/plain" : "application/octet-stream")
              .body(body);
      APIGatewayProxyRequestEvent one = v1(request);
      assertThat(Base64.getDecoder().decode(one.getBody())).isEqualTo(body);
      assertThat(one.getMultiValueQueryStringParameters().get("q")).containsExactly(odd, "2");
      assertThat(one.getMultiValueHeaders().get("X-Odd")).isEqualTo(request.headers().all("X-Odd"));
      APIGatewayV2HTTPEvent two = v2(request.functionUrl());
      byte[] sent =
          two.getIsBase64Encoded()
              ? Base64.getDecoder().decode(two.getBody())
              : two.getBody().getBytes(StandardCharsets.UTF_8);
      assertThat(sent).isEqualTo(body);
      assertThat(two.getQueryStringParameters()).containsEntry("q", odd + ",2");
      assertThat(alb(request, true).getMultiValueHeaders().get("x-odd"))
          .isEqualTo(request.headers().all("X-Odd"));
    }
  }

  private static String odd(Random random) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 12; i++) {
      text.appendCodePoint(ODD[random.nextInt(ODD.length)]);
    }
    return text.toString();
  }

  private static String latin(Random random) {
    StringBuilder text = new StringBuilder("x");
    for (int i = 0; i < 12; i++) {
      text.append((char) (0x20 + random.nextInt(0x5f)));
    }
    return text.append('é').toString();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a", "/a b", "/é", "/a#b", "/a\r\nX: y"})
  void refusesATargetThatNoClientCanSend(String target) {
    assertThatThrownBy(() -> HttpEvent.get(target))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("percent-encode");
  }

  @Test
  void isImmutable() {
    byte[] body = {1, 2};
    HttpEvent request = HttpEvent.post("/").body(body);
    body[0] = 9;
    request.body()[1] = 9;
    request.header("X-A", "a").contentType("text/plain").to("/other");
    assertThat(request.body()).containsExactly(1, 2);
    assertThat(request.headers().isEmpty()).isTrue();
    assertThat(request.target()).isEqualTo("/");
  }
}
