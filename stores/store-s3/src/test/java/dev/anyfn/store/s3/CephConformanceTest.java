package dev.anyfn.store.s3;

import dev.anyfn.store.tck.BucketConformance;
import dev.anyfn.store.tck.StoreUnderTest;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Ceph's gateway: the one server without a cloud account whose conditions are atomic. */
@ExtendWith(SharedCeph.class)
@ResourceLock(SharedCeph.NAME)
class CephConformanceTest extends BucketConformance {

  private static CephServer ceph;
  private static CannedServer busy;

  @BeforeAll
  static void start(CephServer shared) throws IOException {
    ceph = shared;
    busy = CannedServer.open((exchange, number) -> CannedServer.error(exchange, 503, "SlowDown"));
    Buckets.make(ceph.port(), "conformance");
  }

  @AfterAll
  static void stop() {
    if (busy != null) {
      busy.close();
    }
  }

  @Override
  protected StoreUnderTest store() {
    return S3Store.of(ceph.port(), "conformance").killedBy(ceph).throttledAt(busy.port());
  }
}
