package dev.anyfn.store.file;

import dev.anyfn.store.tck.BucketConformance;
import dev.anyfn.store.tck.StoreUnderTest;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class FileBucketConformanceTest extends BucketConformance {

  @TempDir Path directory;

  @Override
  protected StoreUnderTest store() {
    return () -> "file:" + directory.resolve("bucket");
  }
}
