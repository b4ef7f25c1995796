package dev.anyfn.checks.platform;

import static dev.anyfn.testkit.platform.Call.Kind.EVENT;
import static dev.anyfn.testkit.platform.Call.Kind.HTTP;
import static dev.anyfn.testkit.platform.Call.Kind.MESSAGES;
import static org.assertj.core.api.Assertions.assertThat;

import dev.anyfn.ErrorCode;
import dev.anyfn.checks.fixtures.Failing;
import dev.anyfn.checks.fixtures.Gives;
import dev.anyfn.checks.fixtures.Order;
import dev.anyfn.testkit.event.HttpEvent;
import dev.anyfn.testkit.junit.EveryPlatformTest;
import dev.anyfn.testkit.junit.OnEveryPlatform;
import dev.anyfn.testkit.platform.Call;
import dev.anyfn.testkit.platform.Call.Message;
import dev.anyfn.testkit.platform.Platform;
import dev.anyfn.testkit.platform.PlatformAnswer;
import dev.anyfn.testkit.platform.Target;
import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Timeout;

/** Every row of the table of platforms, called in every way that it can be: a new row joins. */
@OnEveryPlatform({Failing.FailRecord.class, Failing.Fail.class})
@Timeout(240)
class EverywhereTest {

  private static final Order GOOD = new Order("good-€", 1, List.of());
  private static final Order BAD = new Order("bad", -1, List.of());

  @Nested
  class Values {

    @EveryPlatformTest
    void thatAreRecordsGiveAnAnswer(Target target) {
      PlatformAnswer outcome = target.call(Call.json(GOOD).to(Failing.FailRecord.class));
      outcome.assertSucceeded().assertStatus(200).assertText("good-€");
      outcome.assertLogged("seen good-€ attempt 1");
    }

    @EveryPlatformTest
    void thatAreTextGiveAnAnswer(Target target) {
      target.call(Call.text("ok").to(Failing.Fail.class)).assertSucceeded().assertText("ok");
    }

    @EveryPlatformTest
    void thatAreRefusedHaveTheFunctionsCode(Target target) {
      for (ErrorCode code : ErrorCode.values()) {
        PlatformAnswer outcome = target.call(Call.text(code.name()).to(Failing.Fail.class));
        outcome.assertFailed(code).assertStatus(code.httpStatus());
        outcome.assertLogged("\"detail\":\"Detail of " + code);
      }
    }

    @EveryPlatformTest
    void thatDoNotDecodeAreTheCallersFault(Target target) {
      target
          .call(Call.json("{\"id\":").to(Failing.FailRecord.class))
          .assertFailed(ErrorCode.INVALID_INPUT);
    }

    @EveryPlatformTest
    void thatMeetABugAreInternalAndTheTraceIsInTheLog(Target target) {
      PlatformAnswer outcome = target.call(Call.text("checked").to(Failing.Fail.class));
      outcome.assertFailed(ErrorCode.INTERNAL).assertLogged("java.io.IOException: ");
      outcome.assertLogged(Failing.SECRET);
      assertThat(outcome.succeeded()).isFalse();
    }
  }

  @Nested
  class Requests {

    @EveryPlatformTest(HTTP)
    void areAnsweredWithStatusAndHeaders(Target target) {
      HttpEvent request = HttpEvent.post("/some/where?x=1").body("RATE_LIMITED");
      target
          .call(Call.http(request).to(Failing.Fail.class))
          .assertFailed(ErrorCode.RATE_LIMITED)
          .assertStatus(429)
          .assertHeader("Retry-After", "1");
    }

    @EveryPlatformTest(HTTP)
    void mayCarryThePathOfTheFunctionThemselves(Target target) {
      target.call(Call.http(HttpEvent.post("/Fail").body("ok"))).assertText("ok").assertStatus(200);
    }
  }

  @Nested
  class Events {

    private static CloudEvent event(String id, String data) {
      return CloudEventBuilder.v1()
          .withId(id)
          .withSource(URI.create("/source"))
          .withType("a.type")
          .withSubject("a subject")
          .withData("application/json", data.getBytes(StandardCharsets.UTF_8))
          .build();
    }

    @EveryPlatformTest(EVENT)
    void areAcknowledged(Target target) {
      Call call = Call.event(event("e-1", "{\"id\":\"event\",\"quantity\":1}"));
      PlatformAnswer outcome = target.call(call.to(Failing.FailRecord.class));
      outcome.assertSucceeded().assertLogged("seen event attempt");
    }

    @EveryPlatformTest(EVENT)
    void areNotAcknowledgedWhereTheFunctionFails(Target target) {
      Call call = Call.event(event("e-2", "{\"id\":\"event\",\"quantity\":-1}"));
      target
          .call(call.to(Failing.FailRecord.class))
          .assertFailed()
          .assertFailed(ErrorCode.INTERNAL);
    }

    @EveryPlatformTest(EVENT)
    void areNotAcknowledgedWhereTheyDoNotDecode(Target target) {
      Call call = Call.event(event("e-3", "{\"id\":"));
      target.call(call.to(Failing.FailRecord.class)).assertFailed(ErrorCode.INVALID_INPUT);
    }
  }

  @Nested
  class Messages {

    @EveryPlatformTest(MESSAGES)
    void areAcknowledgedOneByOne(Target target) {
      target
          .call(Call.messages(GOOD, BAD, "{", GOOD).to(Failing.FailRecord.class))
          .assertAcknowledged("m-1", "m-4")
          .assertRefused("m-2", ErrorCode.INTERNAL)
          .assertFailed(ErrorCode.INTERNAL);
    }

    @EveryPlatformTest(MESSAGES)
    void areHeldBackBehindAFailureWhereTheOrderCounts(Target target) {
      List<Message> messages =
          List.of(
              Message.of("a", GOOD),
              Message.of("b", BAD),
              Message.of("c", new Order("never", 1, List.of())));
      PlatformAnswer outcome =
          target.call(Call.messagesInOrder(messages).to(Failing.FailRecord.class));
      outcome.assertAcknowledged("a").assertRefused("b", ErrorCode.INTERNAL);
      assertThat(outcome.refused()).containsExactly("b", "c");
      assertThat(outcome.log()).noneMatch(line -> line.startsWith("seen never"));
    }
  }

  /** SQS hands over all at once, a topic one by one: the same messages come again. */
  @Nested
  @OnEveryPlatform(
      value = Gives.BatchTally.class,
      only = {Platform.HTTP_CONTAINER, Platform.LAMBDA_SQS})
  class Batches {

    @EveryPlatformTest(MESSAGES)
    void areAcknowledgedAsTheFunctionSays(Target target) {
      target
          .call(Call.messages(GOOD, BAD, GOOD))
          .assertAcknowledged("m-1", "m-3")
          .assertRefused("m-2", ErrorCode.INTERNAL);
    }
  }
}
