package dev.anyfn.testkit.conformance;

class InMemoryBucketTest extends BucketConformance {

  @Override
  protected StoreUnderTest store() {
    return () -> "mem:";
  }
}
