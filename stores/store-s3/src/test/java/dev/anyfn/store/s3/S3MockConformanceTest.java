package dev.anyfn.store.s3;

import dev.anyfn.store.tck.BucketConformance;
import dev.anyfn.store.tck.Defect;
import dev.anyfn.store.tck.StoreUnderTest;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** Adobe's S3Mock 5.2.0: right headers, conditional deletes, and no atomicity. */
class S3MockConformanceTest extends BucketConformance {

  private static final Map<String, Defect> DEFECTS =
      Map.ofEntries(
          Map.entry("B-13", Defect.always("a backslash in a key: 400")),
          Map.entry("B-14", Defect.always("a backslash in a key: 400")),
          Map.entry("B-18", Defect.always("a backslash in a key: 400")),
          Map.entry("B-19", Defect.always("a page names folders beyond its last object")),
          Map.entry("B-28", Defect.always("If-Match on completing an upload: 404")),
          Map.entry("B-29", Defect.sometimes("looks and writes in two steps")),
          Map.entry("B-30", Defect.sometimes("looks and writes in two steps")),
          Map.entry("B-31", Defect.sometimes("body and metadata are two files")),
          Map.entry("B-34", Defect.sometimes("looks and writes in two steps")),
          Map.entry("B-35", Defect.sometimes("looks and writes in two steps")),
          Map.entry("B-36", Defect.always("signatures are not checked")));

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
}
