package dev.anyfn.store.file;

import dev.anyfn.state.Body;
import dev.anyfn.state.Condition;
import dev.anyfn.state.spi.BucketDriver;
import dev.anyfn.state.spi.ObjectWrite;
import java.io.IOException;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * What one thread writes, step by step: known beforehand, so that any state of the bucket can be
 * judged.
 *
 * @param seed of the run
 * @param thread of how many
 */
record BucketScript(long seed, int thread) {

  private static final int KEYS = 4;

  /** A step's key, and the body that it puts there; null for a delete. */
  @SuppressWarnings("ArrayRecordComponent")
  record Step(String key, byte[] body) {}

  Step step(int number) {
    Random random = new Random((seed * 1_000 + thread) * 1_000_003 + number);
    String key = "run-" + seed + "/thread " + thread + "/" + random.nextInt(KEYS);
    if (random.nextInt(5) == 0) {
      return new Step(key, null);
    }
    byte[] body = new byte[random.nextInt(random.nextInt(10) == 0 ? 300_000 : 3_000)];
    random.nextBytes(body);
    return new Step(key, body);
  }

  void run(int number, BucketDriver bucket) throws IOException {
    Step step = step(number);
    if (step.body() == null) {
      bucket.delete(step.key(), Condition.none());
      return;
    }
    String nonce = "n" + seed + "t" + thread + "s" + number;
    bucket.write(
        new ObjectWrite(
            step.key(),
            Body.of(step.body()),
            "text/plain",
            Map.of("step", "" + number),
            Condition.none(),
            nonce));
  }

  /** What is there after the first steps, by key. */
  Map<String, byte[]> after(int steps) {
    Map<String, byte[]> objects = new TreeMap<>();
    for (int i = 0; i < steps; i++) {
      Step step = step(i);
      if (step.body() == null) {
        objects.remove(step.key());
      } else {
        objects.put(step.key(), step.body());
      }
    }
    return objects;
  }
}
