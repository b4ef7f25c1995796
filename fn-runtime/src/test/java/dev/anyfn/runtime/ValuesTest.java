package dev.anyfn.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.anyfn.ErrorCode;
import dev.anyfn.FunctionException;
import dev.anyfn.Headers;
import dev.anyfn.TraceContext;
import dev.anyfn.runtime.text.MediaType;
import dev.anyfn.runtime.text.RedactedCause;
import dev.anyfn.runtime.wire.Payload;
import dev.anyfn.runtime.wire.Query;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The small values that are read from foreign input. */
class ValuesTest {

  static void refused(ErrorCode code, org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(FunctionException.class, e -> assertThat(e.code()).isEqualTo(code));
  }

  @Nested
  class OfSettings {

    @Test
    void haveDefaults() {
      Settings settings = Settings.of(Map.of());
      assertThat(settings.target()).isNull();
      assertThat(settings.maxBody()).isEqualTo(32L * 1024 * 1024);
      assertThat(settings.timeout()).isNull();
    }

    @Test
    void takeTheirOwnTimeoutBeforeThePlatforms() {
      assertThat(Settings.of(Map.of("CLOUD_RUN_TIMEOUT_SECONDS", "300")).timeout())
          .isEqualTo(Duration.ofMinutes(5));
      assertThat(
              Settings.of(Map.of("FN_TIMEOUT", "7", "CLOUD_RUN_TIMEOUT_SECONDS", "300")).timeout())
          .isEqualTo(Duration.ofSeconds(7));
      assertThat(
              Settings.of(Map.of("FN_TIMEOUT", "0", "CLOUD_RUN_TIMEOUT_SECONDS", "300")).timeout())
          .isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t"})
    void takeBlankForNotSet(String blank) {
      Settings settings = Settings.of(Map.of("FN_TARGET", blank, "FN_MAX_BODY_BYTES", blank));
      assertThat(settings.target()).isNull();
      assertThat(settings.maxBody()).isPositive();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "1MB", "1.5", "x", "9223372036854775808"})
    void refuseWhatIsNoNumberByName(String value) {
      assertThatThrownBy(() -> Settings.of(Map.of("FN_MAX_BODY_BYTES", value)))
          .isInstanceOf(InitializationException.class)
          .hasMessageContaining("FN_MAX_BODY_BYTES");
    }

    @Test
    void areTheEnvironmentOfTheFunctionWithoutShowingIt() {
      SystemEnvironment environment =
          new SystemEnvironment(
              Settings.of(Map.of("KEY", "s3cret", "B", " ")), ValuesTest.class.getClassLoader());
      assertThat(environment.setting("KEY")).contains("s3cret");
      assertThat(environment.setting("B")).isEmpty();
      assertThat(environment.toString()).contains("KEY").doesNotContain("s3cret");
    }
  }

  @Nested
  class OfMediaTypes {

    @ParameterizedTest
    @CsvSource({
      "application/json, application/json, , true",
      "Application/JSON; Charset=UTF-8, application/json, UTF-8, true",
      "text/plain;charset=\"iso-8859-1\", text/plain, iso-8859-1, false",
      "text/plain; format=flowed; charset=utf-16, text/plain, utf-16, false",
      "application/problem+json, application/problem+json, , true",
      "application/jsonx, application/jsonx, , false",
      "text/json, text/json, , true",
      "application/xml;x=charset, application/xml, , false"
    })
    void haveAnEssenceAndACharset(String header, String essence, String charset, boolean json) {
      MediaType type = MediaType.parse(header);
      assertThat(type.essence()).isEqualTo(essence);
      assertThat(type.charsetName()).isEqualTo(charset);
      assertThat(type.isJson()).isEqualTo(json);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "  "})
    void nothingIsNone(String header) {
      assertThat(MediaType.parse(header)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"klingon", "", "\"utf-8", "a b", "\u00e9"})
    void anUnknownCharsetIsRefusedWithoutRepeatingIt(String charset) {
      MediaType type = MediaType.parse("text/plain;charset=" + charset);
      refused(ErrorCode.UNSUPPORTED_MEDIA_TYPE, type::charset);
      assertThatThrownBy(type::charset).cause().isInstanceOf(RedactedCause.class);
    }

    @Test
    void foreignTextNeverBreaksTheReader() {
      Random random = new Random(42);
      for (int i = 0; i < 5_000; i++) {
        MediaType type = MediaType.parse(Fuzz.text(random, "aA/;= \"\\charset=utf-8+json,\t"));
        if (type != null) {
          try {
            type.charset();
          } catch (FunctionException e) {
            assertThat(e.code()).isEqualTo(ErrorCode.UNSUPPORTED_MEDIA_TYPE);
          }
        }
      }
    }
  }

  @Nested
  class OfQueries {

    @Test
    void keepOrderAndRepeatedNames() {
      Map<String, List<String>> query = Query.parse("b=1&a=2&b=3&c&d=&=e&&f=x=y");
      assertThat(query)
          .containsExactly(
              Map.entry("b", List.of("1", "3")),
              Map.entry("a", List.of("2")),
              Map.entry("c", List.of("")),
              Map.entry("d", List.of("")),
              Map.entry("", List.of("e")),
              Map.entry("f", List.of("x=y")));
    }

    @Test
    void areDecodedAsForms() {
      assertThat(Query.parse("n%C3%A9=a+b%2Bc%26%3d&%E2%82%AC=%F0%9F%98%80"))
          .isEqualTo(Map.of("né", List.of("a b+c&="), "€", List.of("😀")));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "&", "&&"})
    void mayBeEmpty(String raw) {
      assertThat(Query.parse(raw)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a=%", "a=%4", "a=%zz", "%=1", "a=%-1", "a=%+1", "a=%1", "a=%１１"})
    void refuseAPercentSignWithoutItsDigits(String raw) {
      refused(ErrorCode.INVALID_INPUT, () -> Query.parse(raw));
    }

    @Test
    void cannotBeChanged() {
      Map<String, List<String>> query = Query.parse("a=1");
      assertThatThrownBy(() -> query.put("b", List.of()))
          .isInstanceOf(UnsupportedOperationException.class);
      assertThatThrownBy(() -> query.get("a").add("2"))
          .isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void foreignTextIsReadOrRefused() {
      Random random = new Random(7);
      for (int i = 0; i < 5_000; i++) {
        String raw = Fuzz.text(random, "%&=+ab0Ff-\u00e9");
        try {
          Query.parse(raw);
        } catch (FunctionException e) {
          assertThat(e.code()).isEqualTo(ErrorCode.INVALID_INPUT);
        }
      }
    }
  }

  @Nested
  class OfTraces {

    private static final String VALID = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
    private static final String GOOGLE = "4bf92f3577b34da6a3ce929d0e0e4736/67667974448284343;o=1";

    private TraceContext of(String... namesAndValues) {
      return TraceHeaders.of(Rig.headers(namesAndValues));
    }

    @Test
    void comeFromW3cFirst() {
      TraceContext trace =
          of("X-Cloud-Trace-Context", "x", "traceparent", VALID, "tracestate", "a=1");
      assertThat(trace.traceparent()).isEqualTo(VALID);
      assertThat(trace.tracestate()).contains("a=1");
    }

    @Test
    void joinAStateThatComesInSeveralFields() {
      assertThat(of("traceparent", VALID, "tracestate", "a=1", "tracestate", "b=2").tracestate())
          .contains("a=1,b=2");
      assertThat(of("traceparent", VALID).tracestate()).isEmpty();
    }

    @Test
    void comeFromGoogleElse() {
      TraceContext trace = of("x-cloud-trace-context", GOOGLE);
      assertThat(trace.traceparent()).isEqualTo(VALID);
      assertThat(of("x-cloud-trace-context", GOOGLE, "traceparent", "broken")).isEqualTo(trace);
      assertThat(of("x-cloud-trace-context", GOOGLE.replace(";o=1", "")).sampled()).isFalse();
      assertThat(of("x-cloud-trace-context", GOOGLE.replace("o=1", "o=0")).sampled()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "",
          "/",
          "4bf92f3577b34da6a3ce929d0e0e4736",
          "4bf92f3577b34da6a3ce929d0e0e4736/",
          "4bf92f3577b34da6a3ce929d0e0e4736/x;o=1",
          "4bf92f3577b34da6a3ce929d0e0e4736/0;o=1",
          "4bf92f3577b34da6a3ce929d0e0e4736/18446744073709551616",
          "zzf92f3577b34da6a3ce929d0e0e4736/1;o=1",
          "4bf92f3577b34;a6a3ce929d0e0e4736/1;o=1",
          "00000000000000000000000000000000/1;o=1"
        })
    void ignoreWhatGoogleWouldNotSend(String header) {
      assertThat(of("X-Cloud-Trace-Context", header)).isNull();
    }

    @Test
    void comeFromXRay() {
      TraceContext trace =
          TraceHeaders.xray(
              "Root=1-5759e988-bd862e3fe1be46a994272793; Parent=53995c3f42cd8ad8;Sampled=1;Lineage=x");
      assertThat(trace.traceparent())
          .isEqualTo("00-5759e988bd862e3fe1be46a994272793-53995c3f42cd8ad8-01");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(
        strings = {
          "",
          "Root=1-5759e988-bd862e3fe1be46a994272793",
          "Parent=53995c3f42cd8ad8",
          "Root=1-5759e988-bd862e3fe1be46a99427279z;Parent=53995c3f42cd8ad8",
          "Root=1-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8ff",
          "Root=1-5759e988-bd862e3fe1be46a994272793;Parent=",
          "Root=2-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8"
        })
    void ignoreWhatXRayWouldNotSend(String header) {
      assertThat(TraceHeaders.xray(header)).isNull();
    }

    @Test
    void foreignTextNeverBreaksTheReader() {
      Random random = new Random(3);
      for (int i = 0; i < 5_000; i++) {
        String noise = Fuzz.text(random, "0a;/=o1-RootParent=1-");
        Headers headers =
            Rig.headers(
                "X-Cloud-Trace-Context",
                Fuzz.mutate(random, GOOGLE),
                "traceparent",
                Fuzz.mutate(random, VALID).replaceAll("^00", "zz"));
        TraceHeaders.of(headers);
        TraceHeaders.xray(noise);
      }
    }
  }

  @Nested
  class OfPayloads {

    @ParameterizedTest
    @CsvSource({"utf-8", "iso-8859-1", "utf-16", "utf-16le", "windows-1252"})
    void areTextInTheirCharset(String charset) throws Exception {
      byte[] bytes = "né ü".getBytes(charset);
      assertThat(Payload.of(bytes, "text/plain; charset=" + charset).text()).isEqualTo("né ü");
    }

    @Test
    void areUtf8WithoutADeclaration() {
      assertThat(Payload.of("Euro € 😀".getBytes(StandardCharsets.UTF_8), null).text())
          .isEqualTo("Euro € 😀");
      assertThat(Payload.of("€".getBytes(StandardCharsets.UTF_8), "text/plain").text())
          .isEqualTo("€");
    }

    @Test
    void refuseBytesThatAreNotOfTheirCharset() {
      byte[] bytes = {'a', (byte) 0xff, (byte) 0x80};
      refused(ErrorCode.INVALID_INPUT, () -> Payload.of(bytes, "text/plain").text());
      refused(
          ErrorCode.INVALID_INPUT, () -> Payload.of(bytes, "text/plain;charset=us-ascii").text());
      refused(ErrorCode.UNSUPPORTED_MEDIA_TYPE, () -> Payload.of(bytes, "a/b;charset=nix").text());
    }

    @Test
    void refuseWhatIsSaidToBeTooLargeBeforeReadingIt() {
      java.io.InputStream never =
          new java.io.InputStream() {
            @Override
            public int read() {
              throw new AssertionError("read");
            }
          };
      Payload large = Payload.of(never, 11, null);
      refused(ErrorCode.PAYLOAD_TOO_LARGE, () -> large.limitedTo(10));
    }

    @Test
    void refuseWhatTurnsOutToBeTooLarge() {
      for (int size : new int[] {0, 9, 10, 11, 100_000}) {
        byte[] bytes = new byte[size];
        Payload stream =
            Payload.of(new java.io.ByteArrayInputStream(bytes), -1, null).limitedTo(10);
        if (size <= 10) {
          assertThat(stream.bytes()).hasSize(size);
        } else {
          refused(ErrorCode.PAYLOAD_TOO_LARGE, stream::bytes);
          refused(ErrorCode.PAYLOAD_TOO_LARGE, () -> Payload.of(bytes, null).limitedTo(10).bytes());
        }
      }
    }

    @Test
    void countTheBytesOfATextNotItsCharacters() {
      Payload text = Payload.of("€€€€", null);
      refused(ErrorCode.PAYLOAD_TOO_LARGE, () -> text.limitedTo(11));
      assertThat(text.limitedTo(12).text()).isEqualTo("€€€€");
    }

    @Test
    void limitEveryWayToReadAStream() throws Exception {
      byte[] bytes = new byte[20];
      refused(ErrorCode.PAYLOAD_TOO_LARGE, () -> limited(bytes).skip(15));
      refused(ErrorCode.PAYLOAD_TOO_LARGE, () -> limited(bytes).read(bytes));
      refused(ErrorCode.PAYLOAD_TOO_LARGE, () -> limited(bytes).readAllBytes());
      refused(
          ErrorCode.PAYLOAD_TOO_LARGE,
          () -> {
            java.io.InputStream in = limited(bytes);
            for (int i = 0; i < 20; i++) {
              in.read();
            }
          });
      assertThat(limited(bytes).markSupported()).isFalse();
      assertThat(limited(bytes).readNBytes(10)).hasSize(10);
    }

    private java.io.InputStream limited(byte[] bytes) {
      return Payload.of(new java.io.ByteArrayInputStream(bytes), -1, null).limitedTo(10).stream();
    }

    @Test
    void thatBreakOffAreTheCallersFault() {
      java.io.InputStream broken =
          new java.io.InputStream() {
            @Override
            public int read() throws java.io.IOException {
              throw new java.io.IOException("reset");
            }
          };
      refused(ErrorCode.INVALID_INPUT, () -> Payload.of(broken, -1, null).bytes());
    }

    @Test
    void showTheirTypeAlone() {
      assertThat(Payload.of("s3cret", "text/plain")).hasToString("Payload[text/plain]");
    }
  }
}
