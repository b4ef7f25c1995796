package dev.anyfn.store.tck;

class InMemoryTableTest extends TableConformance {

  @Override
  protected StoreUnderTest store() {
    return () -> "mem:";
  }
}
