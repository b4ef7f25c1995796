package dev.anyfn.store.tck;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The rules of tables under JUnit 5. A subclass names the store, as for {@link BucketConformance}.
 */
public abstract class TableConformance {

  protected TableConformance() {}

  /**
   * Returns the store under test.
   *
   * @return the store, ready to be opened
   * @throws Exception if there is no store, which fails the test
   */
  protected abstract StoreUnderTest store() throws Exception;

  @TestFactory
  final Stream<DynamicTest> rules() throws Exception {
    return Conformance.ofTable(store()).cases().stream()
        .map(one -> DynamicTest.dynamicTest(one.name(), one.run()::run));
  }
}
