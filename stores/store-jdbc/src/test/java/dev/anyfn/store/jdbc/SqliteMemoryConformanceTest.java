package dev.anyfn.store.jdbc;

import dev.anyfn.store.tck.StoreUnderTest;
import dev.anyfn.store.tck.TableConformance;

class SqliteMemoryConformanceTest extends TableConformance {

  @Override
  protected StoreUnderTest store() {
    return () -> "jdbc:sqlite::memory:";
  }
}
