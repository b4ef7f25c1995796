package dev.anyfn.store.file;

import dev.anyfn.testkit.conformance.BucketConformance;
import dev.anyfn.testkit.conformance.StoreUnderTest;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class FileBucketConformanceTest extends BucketConformance {

  @TempDir Path directory;

  @Override
  protected StoreUnderTest store() {
    return () -> "file:" + directory.resolve("bucket");
  }
}
