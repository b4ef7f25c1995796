package dev.anyfn.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anyfn.Environment;
import dev.anyfn.runtime.Stores;
import dev.anyfn.state.spi.Row;
import dev.anyfn.state.spi.RowPage;
import dev.anyfn.state.spi.RowQuery;
import dev.anyfn.state.spi.TableDriver;
import dev.anyfn.testkit.FakeEnvironment;
import dev.anyfn.testkit.fork.ClassPath;
import dev.anyfn.testkit.fork.JavaProcess;
import dev.anyfn.testkit.fork.OutputLine;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
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
import org.sqlite.JDBC;

/** kill -9 in the middle of writes to SQLite: what was acknowledged is there, and whole. */
class KilledProcessTest {

  private static final int KILLS = Boolean.getBoolean("anyfn.deep") ? 200 : 30;

  /** Each JDK has runs of its own. */
  private static final long FIRST = Runtime.version().feature() * 1000L;

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir Path directory;

  @Test
  void nothingAcknowledgedIsLostAndNothingHalfWrittenIsVisible() throws Exception {
    ExecutorService some = Executors.newFixedThreadPool(4);
    try (TableDriver table = new JdbcStoreProvider().openTable(Addresses.of(url(), "killed"))) {
      List<Future<?>> runs = new ArrayList<>();
      for (long seed = FIRST; seed < FIRST + KILLS; seed++) {
        long run = seed;
        runs.add(some.submit(() -> kill(run, table)));
      }
      for (Future<?> run : runs) {
        run.get();
      }
    } finally {
      some.shutdownNow();
    }
  }

  private String url() {
    return "jdbc:sqlite:" + directory.resolve("state.db");
  }

  private Void kill(long seed, TableDriver table) {
    int[] acknowledged = new int[TableWriter.THREADS];
    try (JavaProcess writer =
        JavaProcess.builder()
            .mainClass(
                TableWriter.class.getName(),
                ClassPath.of(
                    TableWriter.class,
                    JdbcTableDriver.class,
                    Environment.class,
                    NullMarked.class,
                    FakeEnvironment.class,
                    Stores.class,
                    JDBC.class))
            .jvmArgs("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx64m")
            .jvmArgs("-Dorg.sqlite.tmpdir=" + directory)
            .args(url(), Long.toString(seed))
            .grace(Duration.ZERO)
            .start()) {
      String last = "0 " + new Random(seed).nextInt(15);
      writer.output().await(last::equals, PATIENCE);
      writer.kill();
      writer.awaitExit(PATIENCE);
      for (OutputLine line : writer.output().lines()) {
        if (line.source() == OutputLine.Source.STDOUT) {
          String[] words = line.text().split(" ");
          int thread = Integer.parseInt(words[0]);
          acknowledged[thread] = Math.max(acknowledged[thread], Integer.parseInt(words[1]) + 1);
        }
      }
    }
    for (int thread = 0; thread < acknowledged.length; thread++) {
      TableScript script = new TableScript(seed, thread);
      List<Map<String, String>> allowed =
          List.of(script.after(acknowledged[thread]), script.after(acknowledged[thread] + 1));
      assertThat(read(table, script.partition()))
          .as("seed %d, thread %d", seed, thread)
          .isIn(allowed);
    }
    return null;
  }

  private static Map<String, String> read(TableDriver table, String partition) {
    Map<String, String> rows = new TreeMap<>();
    RowPage page = table.query(new RowQuery(partition, new byte[0], null, false, 100));
    for (Row row : page.rows()) {
      rows.put(row.key().sort(), new String(row.value(), StandardCharsets.UTF_8));
    }
    return rows;
  }
}
