package dev.anyfn.testkit.conformance;

class InMemoryTableTest extends TableConformance {

  @Override
  protected StoreUnderTest store() {
    return () -> "mem:";
  }
}
