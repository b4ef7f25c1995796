package dev.anyfn.store.gcs;

import dev.anyfn.store.tck.BucketConformance;
import dev.anyfn.store.tck.StoreUnderTest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

class GcsConformanceTest extends BucketConformance {

  private static FakeGcs gcs;

  @BeforeAll
  static void start() throws Exception {
    gcs = FakeGcs.start();
  }

  @AfterAll
  static void stop() {
    gcs.close();
  }

  @Override
  protected StoreUnderTest store() {
    return new LocalBucket("gs://" + FakeGcs.BUCKET, gcs.port());
  }
}
