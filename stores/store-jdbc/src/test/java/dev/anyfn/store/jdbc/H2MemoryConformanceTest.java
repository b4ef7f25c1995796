package dev.anyfn.store.jdbc;

import dev.anyfn.store.tck.StoreUnderTest;
import dev.anyfn.store.tck.TableConformance;

/** Without a name, so that nobody else sees it; with one, the whole process does. */
class H2MemoryConformanceTest extends TableConformance {

  @Override
  protected StoreUnderTest store() {
    return () -> "jdbc:h2:mem:";
  }
}
