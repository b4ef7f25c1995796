package dev.anyfn.runtime.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anyfn.FunctionException;
import java.lang.management.ManagementFactory;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Foreign input is answered with a value or with one clear sentence, whatever it is. */
class FuzzTest {

  private static final int DOCUMENTS = Boolean.getBoolean("anyfn.deep") ? 1_000_000 : 30_000;

  @Test
  void everyDocumentIsReadOrRefusedInWords() {
    Random random = new Random(19700101);
    Documents documents = new Documents(random);
    Mutations mutations = new Mutations(random);
    List<Type> types = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      types.add(Types.random(random, 0));
    }
    StreamingCodec codec = new StreamingCodec(JsonLimits.DEFAULT);
    long slowest = 0;
    for (int i = 0; i < DOCUMENTS; i++) {
      // A document of another type is as wrong as one can be and still be JSON.
      Type type = types.get(random.nextInt(types.size()));
      Type other = random.nextInt(4) == 0 ? types.get(random.nextInt(types.size())) : type;
      byte[] json = mutations.mutated(documents.of(other));
      for (int times = random.nextInt(4); times > 0; times--) {
        json = mutations.mutated(new String(json, java.nio.charset.StandardCharsets.ISO_8859_1));
      }
      long start = cpu();
      read(codec.bind(type), json);
      slowest = Math.max(slowest, cpu() - start);
    }
    assertThat(slowest).isLessThan(5_000_000_000L);
  }

  /** Not the clock: on a busy machine any document may take seconds of it. */
  private static long cpu() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private static void read(JsonBinding binding, byte[] json) {
    try {
      binding.read(json);
    } catch (FunctionException e) {
      assertThat(e.getMessage()).isNotBlank().hasSizeLessThan(400);
      assertThat(e.getMessage()).matches("(?s).*(found|fit|valid JSON|too deeply|rejects|taken).*");
    }
  }
}
