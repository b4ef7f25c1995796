package dev.anyfn.store.jdbc;

import dev.anyfn.testkit.conformance.StoreUnderTest;
import dev.anyfn.testkit.conformance.TableConformance;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class SqliteConformanceTest extends TableConformance {

  @TempDir Path directory;

  @Override
  protected StoreUnderTest store() {
    return () -> "jdbc:sqlite:" + directory.resolve("folder/state.db");
  }
}
