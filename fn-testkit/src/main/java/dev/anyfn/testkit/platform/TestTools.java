package dev.anyfn.testkit.platform;

import dev.anyfn.testkit.fork.ClassPath;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** The entries of a test's class path that are not deployed, as far as known. */
final class TestTools {

  /** One class of each jar. */
  private static final List<String> KNOWN =
      List.of(
          "dev.anyfn.testkit.fork.Fork",
          "dev.anyfn.store.tck.Conformance",
          "org.junit.jupiter.api.Test",
          "org.junit.jupiter.engine.JupiterTestEngine",
          "org.junit.jupiter.params.ParameterizedTest",
          "org.junit.platform.commons.JUnitException",
          "org.junit.platform.engine.TestEngine",
          "org.junit.platform.launcher.Launcher",
          "org.junit.platform.testkit.engine.EngineTestKit",
          "org.junit.Test",
          "org.opentest4j.AssertionFailedError",
          "org.apiguardian.api.API",
          "org.assertj.core.api.Assertions",
          "org.hamcrest.Matcher",
          "org.mockito.Mockito",
          "org.apache.maven.surefire.booter.ForkedBooter");

  private TestTools() {}

  /**
   * Returns the class path without them.
   *
   * @param needed classes whose jar or directory always stays
   * @param tests classes of tests, whose jars and directories go
   */
  static ClassPath removedFrom(ClassPath all, List<String> needed, Set<Path> tests) {
    return all.filter(
        entry ->
            !Classes.in(entry, needed).isEmpty()
                || (!tests.contains(entry) && Classes.in(entry, KNOWN).isEmpty()));
  }
}
