package dev.anyfn.store.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anyfn.Environment;
import dev.anyfn.runtime.JsonValues;
import dev.anyfn.state.Range;
import dev.anyfn.state.spi.ObjectBody;
import dev.anyfn.state.spi.ObjectPage;
import dev.anyfn.state.spi.ObjectQuery;
import dev.anyfn.testkit.fork.ClassPath;
import dev.anyfn.testkit.fork.JavaProcess;
import dev.anyfn.testkit.fork.OutputLine;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * kill -9 in the middle of writes: what was acknowledged is there, and all that is there is whole.
 */
class KilledProcessTest {

  private static final int KILLS = Boolean.getBoolean("anyfn.deep") ? 200 : 40;

  /** Each JDK has runs of its own. */
  private static final long FIRST = Runtime.version().feature() * 1000L;

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir Path directory;

  @Test
  void nothingAcknowledgedIsLostAndNothingHalfWrittenIsVisible() throws Exception {
    ExecutorService some = Executors.newFixedThreadPool(4);
    try {
      List<Future<?>> runs = new ArrayList<>();
      for (long seed = FIRST; seed < FIRST + KILLS; seed++) {
        long run = seed;
        runs.add(some.submit(() -> kill(run)));
      }
      for (Future<?> run : runs) {
        run.get();
      }
    } finally {
      some.shutdownNow();
    }
    assertThat(read(bucket(), "")).as("all are whole").isNotEmpty();
  }

  private FileBucketDriver bucket() {
    return new FileBucketDriver(directory, RealContext.create());
  }

  private Void kill(long seed) throws Exception {
    int[] acknowledged = new int[BucketWriter.THREADS];
    try (JavaProcess writer =
        JavaProcess.builder()
            .mainClass(
                BucketWriter.class.getName(),
                ClassPath.of(
                    BucketWriter.class,
                    FileBucketDriver.class,
                    Environment.class,
                    NullMarked.class,
                    JsonValues.class))
            .jvmArgs("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx64m")
            .args(directory.toString(), Long.toString(seed))
            .grace(Duration.ZERO)
            .start()) {
      String last = "0 " + new Random(seed).nextInt(15);
      writer.output().await(last::equals, PATIENCE);
      writer.kill();
      writer.awaitExit(PATIENCE);
      for (OutputLine line : writer.output().lines()) {
        String[] words = line.text().split(" ");
        assertThat(words).as(line.text()).hasSize(2);
        int thread = Integer.parseInt(words[0]);
        acknowledged[thread] = Math.max(acknowledged[thread], Integer.parseInt(words[1]) + 1);
      }
    }
    for (int thread = 0; thread < acknowledged.length; thread++) {
      BucketScript script = new BucketScript(seed, thread);
      Map<String, byte[]> present = read(bucket(), "run-" + seed + "/thread " + thread + "/");
      List<String> allowed =
          List.of(
              summary(script.after(acknowledged[thread])),
              summary(script.after(acknowledged[thread] + 1)));
      assertThat(summary(present)).as("seed %d, thread %d", seed, thread).isIn(allowed);
    }
    return null;
  }

  private static String summary(Map<String, byte[]> objects) {
    StringBuilder text = new StringBuilder();
    objects.forEach(
        (key, body) ->
            text.append(key)
                .append(": ")
                .append(body.length)
                .append(" bytes, ")
                .append(Arrays.hashCode(body))
                .append('\n'));
    return text.toString();
  }

  private static Map<String, byte[]> read(FileBucketDriver bucket, String prefix) throws Exception {
    Map<String, byte[]> objects = new TreeMap<>();
    String cursor = null;
    do {
      ObjectPage page = bucket.list(new ObjectQuery(prefix, null, 100), cursor);
      for (var entry : page.entries()) {
        ObjectBody body = bucket.open(entry.key(), Range.all());
        if (body != null) {
          try (InputStream stream = body.stream()) {
            objects.put(entry.key(), stream.readAllBytes());
          }
          assertThat(objects.get(entry.key())).hasSize((int) body.info().size());
        }
      }
      cursor = page.next();
    } while (cursor != null);
    return objects;
  }
}
