package dev.anyfn.store.s3;

import dev.anyfn.testkit.conformance.BucketConformance;
import dev.anyfn.testkit.conformance.StoreUnderTest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** Ceph's gateway: the one server without a cloud account whose conditions are atomic. */
class CephConformanceTest extends BucketConformance {

  private static CephServer ceph;
  private static CannedServer busy;

  @BeforeAll
  static void start() throws Exception {
    ceph = CephServer.open();
    busy = CannedServer.open((exchange, number) -> CannedServer.error(exchange, 503, "SlowDown"));
    Buckets.make(ceph.port(), "conformance");
  }

  @AfterAll
  static void stop() throws Exception {
    if (busy != null) {
      busy.close();
    }
    if (ceph != null) {
      ceph.close();
    }
  }

  @Override
  protected StoreUnderTest store() {
    return S3Store.of(ceph.port(), "conformance").killedBy(ceph).throttledAt(busy.port());
  }
}
