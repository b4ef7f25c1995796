package dev.anyfn.aws;

import static dev.anyfn.aws.Samples.utf8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.anyfn.Function;
import dev.anyfn.FunctionException;
import dev.anyfn.HttpRequest;
import dev.anyfn.Response;
import dev.anyfn.TypedFunction;
import dev.anyfn.aws.http.HttpApiFormat;
import dev.anyfn.aws.http.RestApiFormat;
import dev.anyfn.runtime.Instance;
import dev.anyfn.runtime.Log;
import dev.anyfn.runtime.Origin;
import dev.anyfn.runtime.Settings;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GatewayTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final byte[] BYTES = {0, (byte) 0xff, (byte) 0x80, '\n'};

  private static final Format REST = new RestApiFormat();
  private static final Format HTTP = new HttpApiFormat();

  private final ByteArrayOutputStream lines = new ByteArrayOutputStream();

  private JsonNode call(Format format, byte[] event, Function<?, ?> function) throws Exception {
    Instance instance =
        Instance.of(
            Map.of("Tested", function),
            Settings.of(Map.of()),
            GatewayTest.class.getClassLoader(),
            new Log(new PrintStream(lines, true, StandardCharsets.UTF_8)));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    format.handle(instance, event, out, Origin.unknown());
    return JSON.readTree(out.toByteArray());
  }

  private HttpRequest request(Format format, String event) throws Exception {
    AtomicReference<HttpRequest> seen = new AtomicReference<>();
    JsonNode answer =
        call(
            format,
            utf8(event),
            TypedFunction.of(
                Void.class,
                Void.class,
                (in, context) -> {
                  seen.set(context.http().orElseThrow());
                  return null;
                }));
    assertThat(answer.get("statusCode").intValue()).as("%s", answer).isEqualTo(204);
    return seen.get();
  }

  private static Function<byte[], byte[]> echo() {
    return TypedFunction.of(byte[].class, byte[].class, (in, context) -> in);
  }

  private static <T> Function<Void, T> giving(Class<T> type, T value) {
    return TypedFunction.of(Void.class, type, (in, context) -> value);
  }

  private static String v2(String path, String stage) {
    return "{\"rawPath\":\""
        + path
        + "\",\"requestContext\":{\"stage\":\""
        + stage
        + "\",\"http\":{\"method\":\"GET\"}}}";
  }

  @Nested
  class RequestsOfFormat1 {

    @Test
    void haveEveryValue() throws Exception {
      HttpRequest request = request(REST, Samples.REST_V1);
      assertThat(request.method()).isEqualTo("POST");
      assertThat(request.path()).isEqualTo("/orders/caf%C3%A9");
      assertThat(request.headers().all("x-tag")).containsExactly("a", "b");
      assertThat(request.headers().all("cookie")).containsExactly("a=1; b=2");
      assertThat(request.query())
          .isEqualTo(Map.of("tag", List.of("A=1", "B & C"), "q", List.of("é")));
    }

    @Test
    void mayHaveSingleValuesOnly() throws Exception {
      HttpRequest request =
          request(
              REST,
              """
              {"httpMethod":"GET","resource":"/","path":"/a b","headers":{"X-A":"1","X-N":null},
               "multiValueHeaders":null,"queryStringParameters":{"a":"1 2","b":null},"body":null}
              """);
      assertThat(request.headers().names()).containsExactly("X-A");
      assertThat(request.path()).isEqualTo("/a%20b");
      assertThat(request.query()).isEqualTo(Map.of("a", List.of("1 2"), "b", List.of("")));
    }

    @Test
    void haveTheirTextAsItIs() throws Exception {
      JsonNode answer =
          call(
              REST,
              utf8(Samples.REST_V1),
              TypedFunction.of(String.class, String.class, (in, c) -> in));
      assertThat(answer.get("body").textValue()).isEqualTo("Euro € 😀");
    }
  }

  @Nested
  class RequestsOfFormat2 {

    @Test
    void areReadFromTheRawQueryAndTheCookies() throws Exception {
      HttpRequest request = request(HTTP, Samples.HTTP_V2);
      assertThat(request.method()).isEqualTo("PUT");
      assertThat(request.query())
          .isEqualTo(Map.of("tag", List.of("a,b", "c"), "empty", List.of("")));
      assertThat(request.headers().all("Cookie")).containsExactly("a=1; b=2");
      assertThat(request.headers().first("x-tag")).contains("a,b");
    }

    @Test
    void haveThePathEncodedAgainWithoutTheStage() throws Exception {
      assertThat(request(HTTP, Samples.HTTP_V2).path()).isEqualTo("/orders/caf%C3%A9%20100%25");
    }

    @ParameterizedTest
    @CsvSource({
      "/prod, prod, /",
      "/prod/, prod, /",
      "/product, prod, /product",
      "/x/prod, prod, /x/prod",
      "/a?b#c, $default, /a%3Fb%23c",
      "/$default/x, $default, /x",
      "/, prod, /"
    })
    void loseTheStageAsASegmentOnly(String raw, String stage, String path) throws Exception {
      assertThat(request(HTTP, v2(raw, stage)).path()).isEqualTo(path);
    }

    @Test
    void haveTheirBytes() throws Exception {
      JsonNode answer = call(HTTP, utf8(Samples.HTTP_V2), echo());
      assertThat(answer.get("isBase64Encoded").booleanValue()).isTrue();
      assertThat(Base64.getDecoder().decode(answer.get("body").textValue())).isEqualTo(BYTES);
    }

    @Test
    void mayHaveNothing() throws Exception {
      HttpRequest request = request(HTTP, Samples.FUNCTION_URL);
      assertThat(request.path()).isEqualTo("/");
      assertThat(request.query()).isEmpty();
      assertThat(request.headers().first("cookie")).isEmpty();
      assertThat(call(HTTP, utf8(Samples.FUNCTION_URL), echo()).get("body").textValue()).isEmpty();
    }

    @Test
    void haveHeadersAsAServerWouldSeeThem() throws Exception {
      String event =
          "{\"rawPath\":\"/\",\"headers\":{\"x-name\":\"Łódź\"},\"requestContext\":{\"http\":{\"method\":\"GET\"}}}";
      assertThat(request(HTTP, event).headers().first("x-name"))
          .contains(new String(utf8("Łódź"), StandardCharsets.ISO_8859_1));
    }
  }

  @Nested
  class BrokenEnvelopes {

    @ParameterizedTest
    @ValueSource(
        strings = {
          "",
          "{",
          "[]",
          "{\"requestContext\":{}}",
          "{\"httpMethod\":\"POST\",\"path\":\"/\",\"body\":\"***s3cret\",\"isBase64Encoded\":true}",
          "{\"httpMethod\":\"GET\",\"headers\":{\"a b\":\"s3cret\"}}",
          "{\"httpMethod\":\"GET\",\"headers\":{\"a\":\"s3cret\\r\\nX: y\"}}",
          "{\"requestContext\":{\"http\":{\"method\":\"GET\"}},\"cookies\":[\"s3cret\\nX: y\"]}",
          "{\"httpMethod\":\"GET\",\"multiValueHeaders\":{\"\":[\"s3cret\"]}}"
        })
    void areAnsweredWith400(String event) throws Exception {
      for (Format format : List.of(REST, HTTP)) {
        JsonNode answer = call(format, utf8(event), echo());
        assertThat(answer.get("statusCode").intValue()).isEqualTo(400);
        assertThat(JSON.readTree(answer.get("body").textValue()).get("code").textValue())
            .isEqualTo("INVALID_INPUT");
      }
      assertThat(lines.toString(StandardCharsets.UTF_8)).doesNotContain("s3cret", "***");
    }

    @Test
    void neverGoWithoutAnAnswer() throws Exception {
      Random random = new Random(23);
      for (int i = 0; i < 1_000; i++) {
        byte[] event = utf8(i % 2 == 0 ? Samples.REST_V1 : Samples.HTTP_V2);
        for (int n = random.nextInt(3); n >= 0; n--) {
          event[random.nextInt(event.length)] = (byte) random.nextInt(256);
        }
        Format format = i % 2 == 0 ? REST : HTTP;
        assertThat(call(format, event, echo()).get("statusCode").intValue()).isIn(200, 400, 415);
      }
    }
  }

  @Nested
  class Answers {

    private JsonNode v1(Function<?, ?> function) throws Exception {
      return call(REST, utf8(Samples.REST_V1), function);
    }

    private JsonNode v2(Function<?, ?> function) throws Exception {
      return call(HTTP, utf8(Samples.HTTP_V2), function);
    }

    private final Response<String> rich =
        Response.of(201, "Euro € 😀")
            .header("Set-Cookie", "a=1; Expires=Wed, 21 Oct 2026 07:28:00 GMT")
            .header("set-cookie", "b=2")
            .header("Vary", "Accept")
            .header("Vary", "Origin");

    @Test
    void ofFormat1HaveOneMapOfManyValuesAndNoOtherMember() throws Exception {
      JsonNode answer = v1(giving(Response.class, rich));
      assertThat(answer.fieldNames())
          .toIterable()
          .containsExactlyInAnyOrder("statusCode", "multiValueHeaders", "isBase64Encoded", "body");
      assertThat(answer.get("statusCode").intValue()).isEqualTo(201);
      assertThat(answer.get("multiValueHeaders").get("Set-Cookie"))
          .hasSize(2)
          .extracting(JsonNode::textValue)
          .containsExactly("a=1; Expires=Wed, 21 Oct 2026 07:28:00 GMT", "b=2");
      assertThat(answer.get("multiValueHeaders").get("Content-Type").get(0).textValue())
          .isEqualTo("text/plain; charset=utf-8");
      assertThat(answer.get("isBase64Encoded").booleanValue()).isFalse();
      assertThat(answer.get("body").textValue()).isEqualTo("Euro € 😀");
    }

    @Test
    void ofFormat2HaveJoinedHeadersAndCookiesApart() throws Exception {
      JsonNode answer = v2(giving(Response.class, rich));
      assertThat(answer.fieldNames())
          .toIterable()
          .containsExactlyInAnyOrder("statusCode", "headers", "cookies", "isBase64Encoded", "body");
      assertThat(answer.get("headers").get("Vary").textValue()).isEqualTo("Accept, Origin");
      assertThat(answer.get("headers").fieldNames())
          .toIterable()
          .noneMatch(name -> name.equalsIgnoreCase("set-cookie"));
      assertThat(answer.get("cookies")).extracting(JsonNode::textValue).hasSize(2).endsWith("b=2");
      assertThat(answer.get("body").textValue()).isEqualTo("Euro € 😀");
    }

    @Test
    void ofBytesAreBase64() throws Exception {
      for (JsonNode answer :
          List.of(v1(giving(byte[].class, BYTES)), v2(giving(byte[].class, BYTES)))) {
        assertThat(answer.get("isBase64Encoded").booleanValue()).isTrue();
        assertThat(Base64.getDecoder().decode(answer.get("body").textValue())).isEqualTo(BYTES);
      }
    }

    @ParameterizedTest
    @CsvSource({
      "text/html, , false",
      "text/plain; charset=utf-8, , false",
      "text/plain; charset=iso-8859-1, , true",
      "application/json, , false",
      "application/problem+json, , false",
      "application/x-ndjson, , false",
      "image/svg+xml, , false",
      "application/xml, , false",
      "image/png, , true",
      "application/json, gzip, true",
      "text/plain, br, true"
    })
    void areTextWhereTheirTypeSaysSo(String type, String encoding, boolean base64)
        throws Exception {
      Response<String> response = Response.ok("abc").header("Content-Type", type);
      JsonNode answer =
          v2(
              giving(
                  Response.class,
                  encoding == null ? response : response.header("Content-Encoding", encoding)));
      assertThat(answer.get("isBase64Encoded").booleanValue()).isEqualTo(base64);
      assertThat(answer.get("body").textValue())
          .isEqualTo(base64 ? Base64.getEncoder().encodeToString(utf8("abc")) : "abc");
    }

    @Test
    void ofATextTypeThatAreNoneAreBase64() throws Exception {
      JsonNode answer =
          v1(giving(Response.class, Response.ok(BYTES).header("Content-Type", "text/plain")));
      assertThat(answer.get("isBase64Encoded").booleanValue()).isTrue();
      assertThat(Base64.getDecoder().decode(answer.get("body").textValue())).isEqualTo(BYTES);
    }

    @Test
    void withoutBodyAreEmptyText() throws Exception {
      JsonNode answer = v2(giving(Void.class, null));
      assertThat(answer.get("statusCode").intValue()).isEqualTo(204);
      assertThat(answer.get("body").textValue()).isEmpty();
      assertThat(answer.get("isBase64Encoded").booleanValue()).isFalse();
    }

    @Test
    void ofAFailureAreProblems() throws Exception {
      JsonNode answer =
          v2(
              TypedFunction.of(
                  Void.class,
                  Void.class,
                  (in, c) -> {
                    throw FunctionException.unavailable("later", null);
                  }));
      assertThat(answer.get("statusCode").intValue()).isEqualTo(503);
      assertThat(answer.get("headers").get("Retry-After").textValue()).isEqualTo("1");
      assertThat(answer.get("headers").get("Content-Type").textValue())
          .isEqualTo("application/problem+json");
      assertThat(JSON.readTree(answer.get("body").textValue()).get("detail").textValue())
          .isEqualTo("later");
    }
  }
}
