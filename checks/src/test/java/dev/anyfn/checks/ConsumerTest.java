package dev.anyfn.checks;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A project of its own, with a module-info, on the packaged jars and their published POMs. */
class ConsumerTest {

  @TempDir private Path directory;

  @Test
  void testsItsModuleWithTheTestkitOnSurefiresModulePath() throws Exception {
    try (Project project =
        Project.copyOf(Path.of("src", "test", "projects", "consumer"), directory)) {
      project.type("mvn -B -ntp test", Map.of());
    }
  }
}
