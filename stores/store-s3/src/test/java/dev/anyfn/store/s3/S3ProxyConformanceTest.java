package dev.anyfn.store.s3;

import dev.anyfn.testkit.conformance.BucketConformance;
import dev.anyfn.testkit.conformance.Defect;
import dev.anyfn.testkit.conformance.StoreUnderTest;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** S3Proxy 4.1.0 over a transient file system. */
class S3ProxyConformanceTest extends BucketConformance {

  private static JarServer server;

  @BeforeAll
  static void start() throws IOException {
    server = JarServer.s3Proxy();
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
