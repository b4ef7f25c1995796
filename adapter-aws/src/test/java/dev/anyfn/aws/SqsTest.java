package dev.anyfn.aws;

import static dev.anyfn.aws.Samples.message;
import static dev.anyfn.aws.Samples.sqs;
import static dev.anyfn.aws.Samples.utf8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.Context;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.anyfn.Batch;
import dev.anyfn.Function;
import dev.anyfn.TypeToken;
import dev.anyfn.TypedFunction;
import dev.anyfn.aws.records.SqsFormat;
import dev.anyfn.event.Message;
import dev.anyfn.runtime.Instance;
import dev.anyfn.runtime.Log;
import dev.anyfn.runtime.Origin;
import dev.anyfn.runtime.Settings;
import io.cloudevents.CloudEvent;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class SqsTest {

  private final ByteArrayOutputStream lines = new ByteArrayOutputStream();
  private final List<Object> seen = new ArrayList<>();

  private String handle(Function<?, ?> function, String event) throws Exception {
    Instance instance =
        Instance.of(
            Map.of("Tested", function),
            Settings.of(Map.of()),
            SqsTest.class.getClassLoader(),
            new Log(new PrintStream(lines, true, StandardCharsets.UTF_8)));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new SqsFormat().handle(instance, utf8(event), out, Origin.unknown());
    return out.toString(StandardCharsets.UTF_8);
  }

  private Function<String, Void> failingAt(String... bodies) {
    return TypedFunction.of(
        String.class,
        Void.class,
        (body, context) -> {
          seen.add(body + context.attempt());
          if (List.of(bodies).contains(body)) {
            throw new IllegalStateException("down");
          }
          return null;
        });
  }

  private static String failures(String... ids) {
    List<String> items = new ArrayList<>();
    for (String id : ids) {
      items.add("{\"itemIdentifier\":\"" + id + "\"}");
    }
    return "{\"batchItemFailures\":[" + String.join(",", items) + "]}";
  }

  private static String three(String queue) {
    return sqs(queue, message("m1", "a", ""), message("m2", "b", ""), message("m3", "c", ""));
  }

  @Nested
  class Batches {

    @Test
    void ofAStandardQueueNameTheFailedAlone() throws Exception {
      assertThat(handle(failingAt("b"), three("q"))).isEqualTo(failures("m2"));
      assertThat(seen).containsExactly("a3", "b3", "c3");
    }

    @Test
    void ofAFifoQueueNameAllFromTheFirstFailedOn() throws Exception {
      assertThat(handle(failingAt("b"), three("q.fifo"))).isEqualTo(failures("m2", "m3"));
      assertThat(seen).containsExactly("a3", "b3");
    }

    @Test
    void ofAStandardQueueWithGroupsAreNotOrdered() throws Exception {
      String group = ",\"MessageGroupId\":\"g\"";
      assertThat(
              handle(
                  failingAt("a"), sqs("q", message("m1", "a", group), message("m2", "b", group))))
          .isEqualTo(failures("m1"));
    }

    @Test
    void thatWentWellNameNone() throws Exception {
      assertThat(handle(failingAt(), three("q"))).isEqualTo("{\"batchItemFailures\":[]}");
    }

    @Test
    void goToAFunctionOfABatchTogether() throws Exception {
      Function<Batch<String>, Batch.Outcome> function =
          TypedFunction.of(
              new TypeToken<Batch<String>>() {},
              TypeToken.of(Batch.Outcome.class),
              (batch, context) -> {
                seen.add(batch.ordered());
                seen.add(batch.items().get(0).attempt());
                return batch.each(
                    body -> {
                      if (body.equals("b")) {
                        throw new IllegalStateException();
                      }
                    });
              });
      assertThat(handle(function, three("q"))).isEqualTo(failures("m2"));
      assertThat(handle(function, three("q.fifo"))).isEqualTo(failures("m2", "m3"));
      assertThat(seen).containsExactly(false, 3, true, 3);
    }

    @Test
    void withARecordWithoutAnIdentityComeAgainAsAWhole() {
      assertThatThrownBy(
              () -> handle(failingAt(), sqs("q", message("m1", "a", ""), "{\"body\":\"x\"}")))
          .isInstanceOf(IllegalArgumentException.class);
      assertThat(seen).isEmpty();
    }

    @Test
    void doNotSpoilEachOtherByABadTimestampOrCount() throws Exception {
      String bad =
          message("m2", "b", "").replace("1545082649183", "soon").replace("\"3\"", "\"x\"");
      Function<CloudEvent, Void> wantsTheTime =
          TypedFunction.of(CloudEvent.class, Void.class, (event, context) -> null);
      assertThat(handle(wantsTheTime, sqs("q", message("m1", "a", ""), bad)))
          .isEqualTo(failures("m2"));
    }

    @Test
    void neverLogABody() throws Exception {
      Function<Map<String, Integer>, Void> function =
          TypedFunction.of(
              new TypeToken<Map<String, Integer>>() {},
              TypeToken.of(Void.class),
              (map, context) -> null);
      assertThat(handle(function, sqs("q", message("m1", "s3cret", "")))).isEqualTo(failures("m1"));
      assertThat(lines.toString(StandardCharsets.UTF_8)).contains("m1").doesNotContain("s3cret");
    }

    @Test
    void areAnsweredInValidJsonWhateverTheirIds() throws Exception {
      String json =
          handle(
              failingAt("x"),
              "{\"Records\":["
                  + "{\"messageId\":\"a\\\"b\\\\\",\"body\":\"x\"},"
                  + "{\"messageId\":\"\\u0000\\n\",\"body\":\"x\"},"
                  + "{\"messageId\":\"é\\ud83d\",\"body\":\"x\"}]}");
      assertThat(new ObjectMapper().readTree(json).get("batchItemFailures"))
          .extracting(item -> item.get("itemIdentifier").textValue())
          .containsExactly("a\"b\\", "\u0000\n", "é\ud83d");
    }
  }

  @Test
  void theMessageIsInTheContext() throws Exception {
    handle(
        TypedFunction.of(
            String.class,
            Void.class,
            (body, context) -> {
              seen.add(context.message().orElseThrow());
              return null;
            }),
        "{\"Records\":[{\"messageId\":\"m1\",\"body\":\"b\",\"attributes\":{"
            + "\"SentTimestamp\":\"1545082649183\",\"MessageGroupId\":\"g1\"},"
            + "\"messageAttributes\":{\"kind\":{\"stringValue\":\"new\",\"dataType\":\"String\"},"
            + "\"raw\":{\"binaryValue\":\"AA==\",\"dataType\":\"Binary\"}}},"
            + "{\"messageId\":\"m2\",\"attributes\":{\"SentTimestamp\":\"soon\"}}]}");
    assertThat(seen)
        .containsExactly(
            new Message(
                Map.of("kind", "new"),
                Optional.of("g1"),
                Optional.of(Instant.parse("2018-12-17T21:37:29.183Z"))),
            new Message(Map.of(), Optional.empty(), Optional.empty()));
  }

  @Test
  void theMessagesOfABatchAreInItsItems() throws Exception {
    handle(
        TypedFunction.of(
            new TypeToken<Batch<String>>() {},
            TypeToken.of(Void.class),
            (batch, context) -> {
              assertThat(context.message()).isEmpty();
              batch.items().forEach(item -> seen.add(item.message().orElseThrow().group()));
              return null;
            }),
        sqs("q", message("m1", "a", ",\"MessageGroupId\":\"g1\""), message("m2", "b", "")));
    assertThat(seen).containsExactly(Optional.of("g1"), Optional.empty());
  }

  @Nested
  class Events {

    private CloudEvent event(String message) throws Exception {
      AtomicReference<CloudEvent> given = new AtomicReference<>();
      handle(
          TypedFunction.of(
              CloudEvent.class,
              Void.class,
              (event, context) -> {
                given.set(event);
                return null;
              }),
          "{\"Records\":[" + message + "]}");
      return given.get();
    }

    @Test
    void haveTheAttributesOfTheMessage() throws Exception {
      CloudEvent event = event(message("m1", "é", ",\"MessageGroupId\":\"g1\""));
      assertThat(event.getId()).isEqualTo("m1");
      assertThat(event.getType()).isEqualTo("com.amazon.sqs.message");
      assertThat(event.getSource())
          .isEqualTo(URI.create("arn:aws:sqs:us-east-2:123456789012:QUEUE"));
      assertThat(event.getTime()).isEqualTo(OffsetDateTime.parse("2018-12-17T21:37:29.183Z"));
      assertThat(event.getExtension("partitionkey")).isEqualTo("g1");
      assertThat(event.getData().toBytes()).isEqualTo(utf8("é"));
      assertThat(event.getDataContentType()).isNull();
    }

    @Test
    void needNoMoreThanAnId() throws Exception {
      CloudEvent event = event("{\"messageId\":\"m1\"}");
      assertThat(event.getTime()).isNull();
      assertThat(event.getSource()).isEqualTo(URI.create("urn:aws:sqs"));
      assertThat(event.getExtensionNames()).isEmpty();
    }

    @Test
    void areWhatAFunctionOfEventsGets() throws Exception {
      handle(
          TypedFunction.of(
              CloudEvent.class,
              Void.class,
              (event, context) -> {
                seen.add(event.getId() + context.event().orElseThrow().getType());
                return null;
              }),
          three("q"));
      assertThat(seen).hasSize(3).contains("m1com.amazon.sqs.message");
    }
  }

  @Nested
  class Origins {

    private static Context context(int remaining, Object trace) {
      return (Context)
          Proxy.newProxyInstance(
              SqsTest.class.getClassLoader(),
              new Class<?>[] {Context.class},
              (proxy, method, arguments) ->
                  switch (method.getName()) {
                    case "getRemainingTimeInMillis" -> remaining;
                    case "getAwsRequestId" -> "r-1";
                    case "getXrayTraceId" -> {
                      if (trace instanceof Throwable thrown) {
                        throw thrown;
                      }
                      yield trace;
                    }
                    default -> null;
                  });
    }

    @Test
    void tellWhatLambdaTells() {
      Context lambda =
          context(5_000, "Root=1-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8");
      Origin origin = LambdaOrigin.of(lambda);
      assertThat(origin.invocationId()).isEqualTo("r-1");
      assertThat(origin.deadline())
          .isBetween(Instant.now().minusSeconds(60), Instant.now().plusSeconds(6));
      assertThat(origin.trace().traceId()).isEqualTo("5759e988bd862e3fe1be46a994272793");
      assertThat(origin.platformContext()).isSameAs(lambda);
    }

    @Test
    void standAnOlderCoreWithoutTheMethod() {
      Origin origin = LambdaOrigin.of(context(0, new NoSuchMethodError()));
      assertThat(origin.trace()).isNull();
      assertThat(origin.deadline()).isNull();
    }
  }
}
