package dev.anyfn.store.jdbc;

import dev.anyfn.testkit.conformance.StoreUnderTest;
import dev.anyfn.testkit.conformance.TableConformance;

class SqliteMemoryConformanceTest extends TableConformance {

  @Override
  protected StoreUnderTest store() {
    return () -> "jdbc:sqlite::memory:";
  }
}
