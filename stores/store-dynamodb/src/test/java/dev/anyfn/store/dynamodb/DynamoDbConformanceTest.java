package dev.anyfn.store.dynamodb;

import dev.anyfn.store.tck.StoreUnderTest;
import dev.anyfn.store.tck.TableConformance;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class DynamoDbConformanceTest extends TableConformance {

  private static DynamoDbServer server;

  @BeforeAll
  static void start() throws Exception {
    server = DynamoDbServer.start();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Override
  protected StoreUnderTest store() {
    return server.table();
  }
}
