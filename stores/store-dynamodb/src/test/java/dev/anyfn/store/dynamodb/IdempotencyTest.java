package dev.anyfn.store.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anyfn.state.spi.StoreAddress;
import dev.anyfn.state.spi.TableDriver;
import dev.anyfn.store.tck.idempotency.IdempotencySchedules;
import dev.anyfn.store.tck.idempotency.IdempotencySchedules.Report;
import dev.anyfn.testkit.FakeEnvironment;
import dev.anyfn.testkit.FakeStoreContext;
import org.junit.jupiter.api.Test;

/** The schedules that prove idempotency in memory, some of them, on DynamoDB Local. */
class IdempotencyTest {

  private static final int SCHEDULES = Boolean.getBoolean("anyfn.deep") ? 5_000 : 40;

  @Test
  void everyKeyHasOneEffect() throws Exception {
    try (DynamoDbServer server = DynamoDbServer.start()) {
      FakeEnvironment environment = FakeEnvironment.create();
      server.table().settings().forEach(environment::setting);
      StoreAddress address =
          FakeStoreContext.create("idempotency").address(server.table().url(), environment);
      try (TableDriver driver = new DynamoDbProvider().openTable(address)) {
        Report report = IdempotencySchedules.over(() -> driver).random(1, SCHEDULES);
        assertThat(report.violation()).isNull();
        assertThat(report.schedules()).isEqualTo(SCHEDULES);
      }
    }
  }
}
