package dev.anyfn.store.jdbc;

import dev.anyfn.testkit.conformance.StoreUnderTest;
import dev.anyfn.testkit.conformance.TableConformance;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class H2FileConformanceTest extends TableConformance {

  @TempDir Path directory;

  @Override
  protected StoreUnderTest store() {
    return () -> "jdbc:h2:" + directory.resolve("state");
  }
}
