/**
 * The conformance suite for drivers of buckets and tables, and the proof of idempotency on a table.
 *
 * <p>The JUnit part is optional: without JUnit on the module path, everything else works.
 */
module dev.anyfn.store.tck {
  requires transitive dev.anyfn;
  requires dev.anyfn.testkit;
  requires static transitive org.jspecify;
  requires static transitive org.junit.jupiter.api;

  exports dev.anyfn.store.tck;
  exports dev.anyfn.store.tck.idempotency;
}
