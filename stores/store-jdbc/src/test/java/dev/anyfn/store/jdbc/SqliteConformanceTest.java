package dev.anyfn.store.jdbc;

import dev.anyfn.store.tck.StoreUnderTest;
import dev.anyfn.store.tck.TableConformance;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class SqliteConformanceTest extends TableConformance {

  @TempDir Path directory;

  @Override
  protected StoreUnderTest store() {
    return () -> "jdbc:sqlite:" + directory.resolve("folder/state.db");
  }
}
