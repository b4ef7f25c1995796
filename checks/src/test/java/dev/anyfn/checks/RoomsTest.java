package dev.anyfn.checks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anyfn.Context;
import dev.anyfn.Function;
import dev.anyfn.runtime.Ending;
import dev.anyfn.runtime.InvocationObserver;
import dev.anyfn.testkit.event.HttpEvent;
import dev.anyfn.testkit.platform.Application;
import dev.anyfn.testkit.platform.Call;
import dev.anyfn.testkit.platform.Platform;
import dev.anyfn.testkit.platform.PlatformAnswer;
import dev.anyfn.testkit.platform.Platforms;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A payload passes the same rooms in the same order on every platform, none twice. */
class RoomsTest {

  private static final Pattern ROOM = Pattern.compile("room: (\\w+)");
  private static Platforms platforms;

  private static void enter(String room) {
    System.out.println("room: " + room);
  }

  /** Its making is the decoding, and reading it for the answer is the encoding. */
  public record Noted(int id) {
    public Noted {
      enter("decode");
    }

    @Override
    public int id() {
      enter("encode");
      return id;
    }
  }

  public static final class Rooms implements Function<Noted, Noted> {
    @Override
    public Noted apply(Noted input, Context context) {
      enter("call");
      return input;
    }
  }

  public static final class Doors implements InvocationObserver {
    @Override
    public void started(Context context) {
      enter("begin");
    }

    @Override
    public void ended(Context context, Ending ending, Duration took) {
      String record = context.event().map(event -> " " + event.getId()).orElse("");
      enter((ending == Ending.DONE ? "end" : "failure") + record);
    }
  }

  @BeforeAll
  static void open() {
    platforms =
        Platforms.open(Application.of(Rooms.class).env("FN_OBSERVERS", Doors.class.getName()));
  }

  @AfterAll
  static void close() {
    platforms.close();
  }

  @ParameterizedTest
  @EnumSource(
      names = {
        "LAMBDA_DIRECT",
        "LAMBDA_REST_API",
        "LAMBDA_HTTP_API",
        "LAMBDA_FUNCTION_URL",
        "INVOKER_1_4_1",
        "INVOKER_2_0_0",
        "HTTP_CONTAINER"
      })
  void aRequestIsDecodedCalledAndEncoded(Platform platform) {
    Call call =
        platform == Platform.LAMBDA_DIRECT
            ? Call.json(Map.of("id", 7))
            : Call.http(HttpEvent.post("/").json(Map.of("id", 7)));
    assertThat(rooms(platform, call, "room: end"))
        .containsExactly("begin", "decode", "call", "encode", "end");
  }

  @Test
  void aRecordOfAQueueIsDecodedAndCalledAndItsOutputIsReadByNobody() {
    Call two = Call.messages("{\"id\":1}", "{\"id\":2}");
    assertThat(rooms(Platform.LAMBDA_SQS, two, "room: end m-2"))
        .containsExactly("begin", "decode", "call", "end", "begin", "decode", "call", "end");
  }

  /** Waits for the last line, which may be read after the answer. */
  private static List<String> rooms(Platform platform, Call call, String last) {
    PlatformAnswer outcome =
        platforms.target(platform).call(call).assertSucceeded().assertLogged(last);
    return outcome.log().stream()
        .flatMap(line -> ROOM.matcher(line).results())
        .map(room -> room.group(1))
        .toList();
  }
}
