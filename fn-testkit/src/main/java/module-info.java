/**
 * Tests of functions: fakes, events, a simulator of the platforms, proofs of statelessness,
 * schedules of deliveries, crash points, budgets, and the real runtimes of the platforms.
 *
 * <p>The JUnit part is optional: without JUnit on the module path, everything else works.
 */
module dev.anyfn.testkit {
  requires transitive dev.anyfn;
  requires transitive dev.anyfn.runtime;
  requires java.net.http;
  requires java.management;
  requires jdk.management;
  requires org.objectweb.asm;
  requires static transitive org.jspecify;
  requires static transitive org.junit.jupiter.api;

  exports dev.anyfn.testkit;
  exports dev.anyfn.testkit.budget;
  exports dev.anyfn.testkit.event;
  exports dev.anyfn.testkit.fork;
  exports dev.anyfn.testkit.delivery;
  exports dev.anyfn.testkit.crash;
  exports dev.anyfn.testkit.junit;
  exports dev.anyfn.testkit.sim;
  exports dev.anyfn.testkit.sim.guest;
  exports dev.anyfn.testkit.platform;
  exports dev.anyfn.testkit.state;
  exports dev.anyfn.testkit.stateless;
}
