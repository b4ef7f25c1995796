package dev.anyfn.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JdkTest {

  @TempDir Path homes;

  @Test
  void theRunningOneComesFirstThenTheNewestSibling() throws Exception {
    Path seventeen = installation("a", "17.0.15");
    installation("b", "21");
    Path newest = installation("c", "25.0.3");
    Files.createDirectory(homes.resolve("not-a-jdk"));

    assertThat(Jdk.discover(seventeen, Optional.empty()))
        .containsExactly(new Jdk(seventeen, 17), new Jdk(newest, 25));
  }

  @Test
  void anOlderSiblingIsOfNoUse() throws Exception {
    installation("a", "17");
    Path running = installation("b", "25");

    assertThat(Jdk.discover(running, Optional.empty())).containsExactly(new Jdk(running, 25));
  }

  @Test
  void theNamedOneWins() throws Exception {
    Path running = installation("a", "17");
    Path named = installation("b", "21");
    installation("c", "25");

    assertThat(Jdk.discover(running, Optional.of(named.toString())))
        .extracting(Jdk::version)
        .containsExactly(17, 21);
  }

  private Path installation(String name, String version) throws Exception {
    Path home = homes.resolve(name);
    Files.createDirectories(home.resolve("bin"));
    Path java = Files.createFile(home.resolve("bin").resolve("java"));
    assertThat(java.toFile().setExecutable(true)).isTrue();
    Files.writeString(home.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
    return home.toRealPath();
  }
}
