package dev.anyfn.store.jdbc;

import dev.anyfn.testkit.conformance.StoreUnderTest;
import dev.anyfn.testkit.conformance.TableConformance;

class H2MemoryConformanceTest extends TableConformance {

  @Override
  protected StoreUnderTest store() {
    return () -> "jdbc:h2:mem:conformance";
  }
}
