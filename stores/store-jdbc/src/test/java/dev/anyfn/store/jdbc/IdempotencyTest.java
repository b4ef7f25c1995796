package dev.anyfn.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anyfn.state.spi.StoreAddress;
import dev.anyfn.state.spi.TableDriver;
import dev.anyfn.testkit.FakeEnvironment;
import dev.anyfn.testkit.state.IdempotencySchedules;
import dev.anyfn.testkit.state.IdempotencySchedules.Report;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The schedules that prove idempotency in memory, some of them, on the real databases. */
class IdempotencyTest {

  private static final int SCHEDULES = Boolean.getBoolean("anyfn.deep") ? 10_000 : 300;

  @TempDir Path directory;

  @Test
  void everyKeyHasOneEffectInSqlite() {
    everyKeyHasOneEffect("jdbc:sqlite:" + directory.resolve("state.db"));
  }

  @Test
  void everyKeyHasOneEffectInPostgres() throws Exception {
    try (PostgresServer server = PostgresServer.start(directory)) {
      everyKeyHasOneEffect(server.url());
    }
  }

  private static void everyKeyHasOneEffect(String url) {
    StoreAddress address = new StoreAddress(url, "idempotency", FakeEnvironment.create());
    try (TableDriver driver = new JdbcStoreProvider().openTable(address)) {
      Report report = IdempotencySchedules.over(() -> driver).random(1, SCHEDULES);
      assertThat(report.violation()).isNull();
      assertThat(report.schedules()).isEqualTo(SCHEDULES);
    }
  }
}
