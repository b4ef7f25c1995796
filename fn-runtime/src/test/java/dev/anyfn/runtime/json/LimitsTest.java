package dev.anyfn.runtime.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Limits of size and depth, the same on both ways. */
class LimitsTest {

  private static final JsonLimits SMALL = new JsonLimits(5, 20, 10);

  @Test
  void refuseWhatIsBeyondThem() {
    String tooLong = "\"" + "x".repeat(21) + "\"";
    for (String json :
        List.of(
            "[[[[[[]]]]]]",
            "{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{}}}}}}",
            tooLong,
            "{\"k\":" + tooLong + "}",
            "12345678901",
            "[1.2345678901]")) {
      refused(Object.class, json);
    }
    for (int length : List.of(21, 300, 5_000)) {
      // Of a member that nobody asks for, Jackson looks at the length of some strings only.
      String text = "\"" + "x".repeat(length) + "\"";
      same(Types.Id.class, "{\"unknown\":" + text + ",\"value\":\"x\"}", SMALL);
      same(Types.Id.class, "{\"value\":\"x\",\"unknown\":" + text + "}", SMALL);
    }
    for (String number : List.of("12345678901", "1.23456789012", "1234567890123456789012345")) {
      same(Types.Id.class, "{\"unknown\":" + number + ",\"value\":\"x\"}", SMALL);
      same(Types.Id.class, "{\"unknown\":[{\"a\":" + number + "}],\"value\":\"x\"}", SMALL);
    }
    same(Types.Id.class, "{\"value\":\"x\",\"unknown\":12345678901}", SMALL);
    same(Object.class, "[[[[[]]]]]", SMALL);
  }

  private static void refused(Type type, String json) {
    Outcome ours = same(type, json, SMALL);
    assertThat(ours.text())
        .startsWith(
            "INVALID_INPUT: The JSON is nested too deeply, or has a name, number or string");
  }

  private static Outcome same(Type type, String json, JsonLimits limits) {
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    Outcome ours = Outcome.read(new StreamingCodec(limits).bind(type), bytes);
    assertThat(ours.text())
        .isEqualTo(Outcome.read(new DataBindingCodec(limits).bind(type), bytes).text());
    return ours;
  }

  @Test
  void theDeepestThatCanBeAskedForIsReadAndWrittenOnAnOrdinaryStack() throws Exception {
    JsonLimits deep = new JsonLimits(2_000, 20_000_000, 1000);
    StreamingCodec codec = new StreamingCodec(deep);
    onStackOf(
        1 << 22,
        () -> {
          roundTrip(codec.bind(Object.class), "[".repeat(1_999) + "]".repeat(1_999));
          roundTrip(codec.bind(Types.Node.class), nodes(1_999, "null"));
        });
  }

  @Test
  void whatOverflowsTheStackOfDataBindingIsRefusedInWords() throws Exception {
    JsonBinding binding = new StreamingCodec(JsonLimits.DEFAULT).bind(Types.Node.class);
    byte[] odd = nodes(990, "{\"value\":[]}").getBytes(StandardCharsets.UTF_8);
    onStackOf(
        1 << 18,
        () ->
            assertThat(Outcome.read(binding, odd).text())
                .startsWith("INVALID_INPUT: The JSON is nested too deeply"));
  }

  private static String nodes(int depth, String innermost) {
    return "{\"next\":".repeat(depth) + innermost + "}".repeat(depth);
  }

  private static void onStackOf(long bytes, Runnable test) throws InterruptedException {
    Throwable[] failure = new Throwable[1];
    Thread thread = new Thread(null, test, "small stack", bytes);
    thread.setUncaughtExceptionHandler((t, e) -> failure[0] = e);
    thread.start();
    thread.join();
    assertThat(failure[0]).isNull();
  }

  private static void roundTrip(JsonBinding binding, String json) {
    Object value = binding.read(json);
    assertThat(Outcome.write(binding, value)).hasSizeGreaterThanOrEqualTo(json.length());
  }
}
