package dev.anyfn.store.s3;

import dev.anyfn.store.tck.BucketConformance;
import dev.anyfn.store.tck.Defect;
import dev.anyfn.store.tck.StoreUnderTest;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** S3Proxy 4.1.0 over a transient file system. */
class S3ProxyConformanceTest extends BucketConformance {

  private static final Map<String, Defect> DEFECTS =
      Map.ofEntries(
          Map.entry("B-13", Defect.always("a key is a path of files: /x is refused")),
          Map.entry("B-14", Defect.always("a key is a path of files: /x is refused")),
          Map.entry("B-15", Defect.always("a key is a path of files: k/ loses its body")),
          Map.entry("B-16", Defect.always("a key is a path of files: not a and a/b")),
          Map.entry("B-17", Defect.always("a key is a path of files: not a and a/b")),
          Map.entry("B-18", Defect.always("a key is a path of files: k/ loses its body")),
          Map.entry("B-19", Defect.always("a key is a path of files: a//b is a/b")),
          Map.entry(
              "B-30", Defect.sometimes("If-Match looks and writes in two steps, says its source")),
          Map.entry(
              "B-35", Defect.sometimes("If-Match looks and writes in two steps, says its source")));

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
}
