package dev.anyfn.aws;

import static dev.anyfn.aws.Samples.utf8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.anyfn.TypedFunction;
import dev.anyfn.runtime.InitializationException;
import dev.anyfn.runtime.Instance;
import dev.anyfn.runtime.Log;
import dev.anyfn.runtime.Origin;
import dev.anyfn.runtime.Settings;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TriggerTableTest {

  /** Returns the label of the row; "authorizer" for the one that has none. */
  private static String kind(byte[] payload) {
    String label = TriggerRow.TABLE[table(Map.of()).recognise(payload)].label();
    return label == null ? "authorizer" : label;
  }

  private static TriggerTable table(Map<String, String> settings) {
    return table(settings, TriggerRow.TABLE);
  }

  private static TriggerTable table(Map<String, String> settings, TriggerRow... rows) {
    return TriggerTable.of(
        Instance.of(
            Map.of("Echo", TypedFunction.of(String.class, String.class, (text, c) -> text)),
            Settings.of(settings),
            TriggerTableTest.class.getClassLoader(),
            new Log(new PrintStream(OutputStream.nullOutputStream()))),
        rows);
  }

  private static String answer(TriggerTable table, String payload) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    table.handle(utf8(payload), out, Origin.unknown());
    return out.toString(StandardCharsets.UTF_8);
  }

  @Nested
  class Guessed {

    static Stream<Arguments> known() {
      return Stream.of(
          Arguments.of(Samples.REST_V1, "api-gateway-v1"),
          Arguments.of(Samples.HTTP_V2, "api-gateway-v2"),
          Arguments.of(Samples.FUNCTION_URL, "function-url"),
          Arguments.of(Samples.SQS, "sqs"),
          Arguments.of(Samples.SQS_FIFO, "sqs"));
    }

    @ParameterizedTest
    @MethodSource("known")
    void anEventGoesToItsTrigger(String event, String kind) {
      assertThat(kind(utf8(event))).isEqualTo(kind);
    }

    static Stream<String> unknown() {
      return Stream.of(
          Samples.SNS,
          Samples.S3,
          Samples.EVENT_BRIDGE,
          Samples.ALB,
          Samples.KINESIS,
          Samples.WEB_SOCKET,
          Samples.AUTHORIZER_V1,
          Samples.AUTHORIZER_V2);
    }

    @ParameterizedTest
    @MethodSource("unknown")
    void anEventOfAnotherTriggerIsNotMisread(String event) {
      TriggerRow row = TriggerRow.TABLE[table(Map.of()).recognise(utf8(event))];
      assertThat(row.format()).isInstanceOf(DirectFormat.class);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "",
          "null",
          "\"aws:sqs\"",
          "[]",
          "{}",
          "{",
          "not JSON",
          "{\"Records\":[]}",
          "{\"Records\":{}}",
          "{\"Records\":\"aws:sqs\"}",
          "{\"Records\":[\"aws:sqs\"]}",
          "{\"Records\":[1,{\"eventSource\":\"aws:sqs\"}]}",
          "{\"Records.0.eventSource\":\"aws:sqs\"}",
          "{\"requestContext.http\":{}}",
          "{\"requestContext\":{\"http\":null}}",
          "{\"requestContext\":\"http\"}",
          "{\"httpMethod\":\"GET\"}",
          "{\"httpMethod\":null,\"resource\":\"/\"}",
          "{\"body\":\"x\",\"payload\":\"y\"}",
          "{\"order\":{\"requestContext\":{\"http\":{}},\"httpMethod\":\"GET\",\"resource\":\"/\"}}"
        })
    void anythingElseIsDirect(String payload) {
      assertThat(kind(utf8(payload))).isEqualTo("direct");
    }

    @Test
    void aBrokenEnvelopeIsForTheFunctionsOwnCodecToRefuse() {
      assertThat(kind(utf8(Samples.SQS.substring(0, Samples.SQS.length() - 8))))
          .isEqualTo("direct");
    }

    @Test
    void whatTheBodySaysDoesNotCount() {
      String event = Samples.sqs("q", Samples.message("m", "{\\\"requestContext\\\":{}}", ""));
      assertThat(kind(utf8(event))).isEqualTo("sqs");
      assertThat(
              kind(
                  utf8(
                      "{\"x\":[{\"Records\":[{\"eventSource\":\"aws:sqs\"}]}],\"y\":"
                          + Samples.SQS
                          + "}")))
          .isEqualTo("direct");
    }

    @Test
    void damagedEventsNeverBreakTheGuess() {
      Random random = new Random(17);
      String[] samples = {
        Samples.REST_V1, Samples.HTTP_V2, Samples.SQS, Samples.SNS, Samples.AUTHORIZER_V1
      };
      for (int i = 0; i < 5_000; i++) {
        byte[] event = utf8(samples[i % samples.length]);
        for (int n = random.nextInt(3); n >= 0; n--) {
          event[random.nextInt(event.length)] = (byte) random.nextInt(256);
        }
        assertThat(kind(event)).isNotNull();
      }
    }
  }

  @Nested
  class Declared {

    @Test
    void directTakesAnEnvelopeForTheInputThatItIs() throws Exception {
      TriggerTable direct = table(Map.of("FN_TRIGGER", "direct"));
      String event = "{\"httpMethod\":\"GET\",\"resource\":\"/\"}";
      assertThat(answer(direct, event))
          .isEqualTo("\"{\\\"httpMethod\\\":\\\"GET\\\",\\\"resource\\\":\\\"/\\\"}\"");
      assertThat(answer(table(Map.of()), event)).startsWith("{\"statusCode\":200");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sqs", "function-url", "api-gateway-v2", "api-gateway-v1", "direct"})
    void everyTriggerHasAName(String label) {
      assertThat(table(Map.of("FN_TRIGGER", label))).isNotNull();
    }

    @Test
    void everyRowHasAFormatInThisJar() {
      assertThat(TriggerRow.TABLE).allSatisfy(row -> assertThat(row.format()).isNotNull());
    }

    @Test
    void anUnknownOneIsRefusedWithTheKnown() {
      assertThatThrownBy(() -> table(Map.of("FN_TRIGGER", "sns")))
          .isInstanceOf(InitializationException.class)
          .hasMessageContaining("sqs")
          .hasMessageContaining("direct");
    }

    @Test
    void theWrongOneIsToldToTheCaller() throws Exception {
      assertThat(answer(table(Map.of("FN_TRIGGER", "api-gateway-v2")), "{\"a\":1}"))
          .startsWith("{\"statusCode\":400")
          .contains("FN_TRIGGER");
      assertThat(answer(table(Map.of("FN_TRIGGER", "api-gateway-v1")), "not JSON"))
          .startsWith("{\"statusCode\":400");
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "{}",
          "{\"a\":1}",
          "[]",
          "null",
          "1",
          "",
          "{\"Records\":null}",
          "{\"Records\":{}}",
          "{\"Records\":[]}",
          "{\"Records\":[]}x"
        })
    void whatHoldsNoMessagesIsNotAcknowledged(String payload) {
      assertThatThrownBy(() -> answer(table(Map.of("FN_TRIGGER", "sqs")), payload))
          .hasMessageStartingWith("INVALID_INPUT");
    }
  }

  /** A toy trigger: one file and one row. */
  @Nested
  class Rows {

    private final TriggerRow[] withToys = {
      new TriggerRow("toy", ToyFormat.class.getName(), Sign.is("source", "toy")),
      new TriggerRow(
          "unread", RefusedFormat.class.getName(), Sign.is("Records.0.eventSource", "aws:toy")),
      new TriggerRow("direct", DirectFormat.class.getName())
    };

    @Test
    void addATriggerInBothDirections() throws Exception {
      TriggerTable table = table(Map.of(), withToys);
      assertThat(answer(table, "{\"source\":\"toy\",\"say\":\"hello\"}")).isEqualTo("null");
      assertThat(answer(table, "{\"source\":\"else\"}"))
          .isEqualTo("\"{\\\"source\\\":\\\"else\\\"}\"");
      assertThat(answer(table(Map.of("FN_TRIGGER", "direct"), withToys), "{\"source\":\"toy\"}"))
          .isEqualTo("\"{\\\"source\\\":\\\"toy\\\"}\"");
    }

    @Test
    void mayRefuseWhatIsRecognisedAndNotUnderstood() throws Exception {
      String event = "{\"Records\":[{\"eventSource\":\"aws:toy\"}]}";
      assertThatThrownBy(() -> answer(table(Map.of(), withToys), event))
          .hasMessageStartingWith("INVALID_INPUT")
          .hasMessageContaining("FN_TRIGGER=direct");
      assertThat(answer(table(Map.of("FN_TRIGGER", "direct"), withToys), event)).contains("toy");
    }
  }
}
