package dev.anyfn.store.tck;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The rules of buckets under JUnit 5. A subclass names the store; every rule is a test.
 *
 * <pre>{@code
 * class FileBucketConformanceTest extends BucketConformance {
 *   protected StoreUnderTest store() {
 *     return () -> "file:" + directory;
 *   }
 * }
 * }</pre>
 */
public abstract class BucketConformance {

  protected BucketConformance() {}

  /**
   * Returns the store under test.
   *
   * @return the store, ready to be opened
   * @throws Exception if there is no store, which fails the test
   */
  protected abstract StoreUnderTest store() throws Exception;

  @TestFactory
  final Stream<DynamicTest> rules() throws Exception {
    return Conformance.ofBucket(store()).cases().stream()
        .map(one -> DynamicTest.dynamicTest(one.name(), one.run()::run));
  }
}
