package dev.anyfn.store.jdbc;

import dev.anyfn.store.tck.StoreUnderTest;
import dev.anyfn.store.tck.TableConformance;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class H2FileConformanceTest extends TableConformance {

  @TempDir Path directory;

  @Override
  protected StoreUnderTest store() {
    return () -> "jdbc:h2:" + directory.resolve("state");
  }
}
