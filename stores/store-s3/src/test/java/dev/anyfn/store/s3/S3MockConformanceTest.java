package dev.anyfn.store.s3;

import dev.anyfn.testkit.conformance.BucketConformance;
import dev.anyfn.testkit.conformance.Defect;
import dev.anyfn.testkit.conformance.StoreUnderTest;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** Adobe's S3Mock 5.2.0: right headers, conditional deletes, and no atomicity. */
class S3MockConformanceTest extends BucketConformance {

  private static JarServer server;

  @BeforeAll
  static void start() throws IOException {
    server = JarServer.s3Mock();
    Buckets.make(server.port(), "conformance");
  }

  @AfterAll
  static void stop() {
    if (server != null) {
      server.close();
    }
  }

  @Override
  protected StoreUnderTest store() {
    return S3Store.of(server.port(), "conformance").defects(DEFECTS);
  }

  private static final Map<String, Defect> DEFECTS = Map.of();
}
