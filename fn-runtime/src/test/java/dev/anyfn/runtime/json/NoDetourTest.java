package dev.anyfn.runtime.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The detours keep odd documents equal; ordinary ones must take neither. */
class NoDetourTest {

  @Test
  void whatDataBindingWritesIsReadWithoutIt() {
    Random random = new Random(42);
    DataBindingCodec reference = new DataBindingCodec(JsonLimits.DEFAULT);
    Documents documents = new Documents(random);
    int read = 0;
    int detours = 0;
    for (int i = 0; i < 300; i++) {
      Type type = Types.random(random, 0);
      JsonBinding theirs = reference.bind(type);
      StreamingBinding alone = withoutDetour(type);
      for (int j = 0; j < 20; j++) {
        Outcome value = Outcome.read(theirs, documents.of(type));
        if (value.refused()) {
          continue;
        }
        String written = Outcome.write(theirs, value.value());
        read++;
        // The writer spells infinity as a string, and a far year as no reader expects it.
        if (isRefused(alone, written) && !written.contains("Infinity")) {
          detours++;
        }
      }
    }
    assertThat(read).isGreaterThan(3_000);
    assertThat(detours).isLessThan(read / 200);
  }

  @Test
  void queryParametersAreReadWithoutIt() {
    StreamingBinding alone = withoutDetour(Types.Primitives.class);

    assertThat(
            alone.read(
                "{\"flag\":\"true\",\"b\":\"1\",\"s\":\"2\",\"i\":\"-3\",\"l\":\"4\",\"f\":\"0.5\","
                    + "\"d\":\"2.25\",\"c\":\"x\",\"text\":\"5\"}"))
        .isEqualTo(new Types.Primitives(true, (byte) 1, (short) 2, -3, 4, 0.5f, 2.25, 'x', "5"));
  }

  private static StreamingBinding withoutDetour(Type type) {
    Shape shape = new Shapes(new DataBindings(JsonLimits.DEFAULT)).of(type);
    return new StreamingBinding(type, shape, JsonLimits.DEFAULT, null);
  }

  private static boolean isRefused(StreamingBinding binding, String json) {
    try {
      binding.read(json.getBytes(StandardCharsets.UTF_8));
      return false;
    } catch (NullPointerException | dev.anyfn.FunctionException e) {
      return true;
    }
  }
}
