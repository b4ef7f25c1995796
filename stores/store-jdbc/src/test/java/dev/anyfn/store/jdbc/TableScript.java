package dev.anyfn.store.jdbc;

import dev.anyfn.state.Condition;
import dev.anyfn.state.Key;
import dev.anyfn.state.Version;
import dev.anyfn.state.spi.RowWrite;
import dev.anyfn.state.spi.TableDriver;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * What one thread writes, step by step: known beforehand, so that any state of the table can be
 * judged. Each step changes two rows at once.
 *
 * @param seed of the run
 * @param thread of how many
 */
record TableScript(long seed, int thread) {

  private static final int KEYS = 4;

  /** A step's two keys, and what it puts there; null for a delete. */
  record Step(Key one, Key other, String value) {}

  String partition() {
    return "run " + seed + ", thread " + thread;
  }

  Step step(int number) {
    Random random = new Random((seed * 1_000 + thread) * 1_000_003 + number);
    int key = random.nextInt(KEYS);
    int length = random.nextInt(random.nextInt(10) == 0 ? 100_000 : 3_000);
    String value = random.nextInt(5) == 0 ? null : "\"" + number + "x".repeat(length) + "\"";
    return new Step(Key.of(partition(), "one " + key), Key.of(partition(), "other " + key), value);
  }

  void run(int number, TableDriver table) {
    Step step = step(number);
    table.atomic(
        List.of(write(step.one(), step.value(), number), write(step.other(), step.value(), number)),
        Instant.EPOCH);
  }

  private RowWrite write(Key key, String value, int number) {
    return value == null
        ? new RowWrite.Delete(key, Condition.none())
        : new RowWrite.Put(
            key,
            value.getBytes(StandardCharsets.UTF_8),
            Version.of("step" + number),
            null,
            Condition.none());
  }

  /** What is there after the first steps, by sort key. */
  Map<String, String> after(int steps) {
    Map<String, String> rows = new TreeMap<>();
    for (int i = 0; i < steps; i++) {
      Step step = step(i);
      if (step.value() == null) {
        rows.remove(step.one().sort());
        rows.remove(step.other().sort());
      } else {
        rows.put(step.one().sort(), step.value());
        rows.put(step.other().sort(), step.value());
      }
    }
    return rows;
  }
}
