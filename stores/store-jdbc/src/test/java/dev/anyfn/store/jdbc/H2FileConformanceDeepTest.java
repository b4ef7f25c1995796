package dev.anyfn.store.jdbc;

import dev.anyfn.testkit.conformance.StoreUnderTest;
import dev.anyfn.testkit.conformance.TableConformance;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** With the profile deep only: H2 needs 10 s to pass a file from one process on to the next. */
class H2FileConformanceDeepTest extends TableConformance {

  @TempDir Path directory;

  @Override
  protected StoreUnderTest store() {
    return () -> "jdbc:h2:" + directory.resolve("state") + ";AUTO_SERVER=TRUE";
  }
}
