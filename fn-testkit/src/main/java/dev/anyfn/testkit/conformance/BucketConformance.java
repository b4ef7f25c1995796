package dev.anyfn.testkit.conformance;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The rules of buckets under JUnit 5: extend it, say which store, and every rule is a test.
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

  /** For subclasses. */
  protected BucketConformance() {}

  /**
   * The store.
   *
   * @return ready to be opened
   * @throws Exception if it cannot be had, which fails the test
   */
  protected abstract StoreUnderTest store() throws Exception;

  @TestFactory
  final Stream<DynamicTest> rules() throws Exception {
    return Conformance.ofBucket(store()).cases().stream()
        .map(one -> DynamicTest.dynamicTest(one.name(), one.run()::run));
  }
}
