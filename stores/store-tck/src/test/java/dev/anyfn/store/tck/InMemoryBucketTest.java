package dev.anyfn.store.tck;

class InMemoryBucketTest extends BucketConformance {

  @Override
  protected StoreUnderTest store() {
    return () -> "mem:";
  }
}
