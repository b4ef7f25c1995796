package dev.anyfn.testkit.fork;

import static dev.anyfn.testkit.fork.Payload.LONG;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.anyfn.testkit.programs.Dying;
import dev.anyfn.testkit.programs.Server;
import dev.anyfn.testkit.programs.Stubborn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class ContainerForkTest {

  private static ContainerFork.Builder of(Class<?> main) {
    return ContainerFork.builder().mainClass(main.getName(), ClassPath.of(main));
  }

  @Test
  void answersOnItsPort() {
    try (ContainerFork server = of(Server.class).args("it", "works").start().awaitReady(LONG)) {
      assertThat(Http.get(server).body()).isEqualTo("it works");
      assertThat(server.mark().since(server.startedAt())).isPositive();
    }
  }

  @Test
  void runsAnExecutableJar(@TempDir Path directory) throws IOException {
    Path jar = directory.resolve("app.jar");
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, Server.class.getName());
    String file = Server.class.getName().replace('.', '/') + ".class";
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest);
        var in = Server.class.getClassLoader().getResourceAsStream(file)) {
      out.putNextEntry(new JarEntry(file));
      in.transferTo(out);
    }
    try (ContainerFork server = ContainerFork.builder().jar(jar).args("jar").start()) {
      server.awaitReady(LONG);
      assertThat(Http.get(server).body()).isEqualTo("jar");
    }
  }

  @Test
  void endsOnSigtermAndItsLastWordsAreHeard() {
    try (ContainerFork server = of(Server.class).start().awaitReady(LONG)) {
      server.output().await("listening"::equals, LONG);
      assertThat(server.terminate(LONG)).isEqualTo(143);
      assertThat(server.output().text()).endsWith("bye\n");
    }
  }

  @Test
  void isKilledOnCloseWithAllItsChildren() {
    ContainerFork.Builder stubborn = of(Stubborn.class).grace(Duration.ofMillis(200));
    ContainerFork fork = stubborn.start();
    long child =
        Long.parseLong(
            fork.output().awaitWhole(line -> line.startsWith("child "), LONG).text().substring(6));
    assertThatThrownBy(() -> fork.terminate(Duration.ofMillis(100)))
        .hasMessageContaining("still runs");
    fork.close();
    fork.close();
    assertThat(fork.process().awaitExit(LONG)).isEqualTo(137);
    ProcessHandle.of(child).ifPresent(left -> left.onExit().join());
    assertThat(ProcessHandle.of(child)).isEmpty();
  }

  @Test
  void thatDiesAtStartIsReportedAtOnceWithItsOutput() {
    try (ContainerFork dying = of(Dying.class).start()) {
      assertThatThrownBy(() -> dying.awaitReady(LONG))
          .isInstanceOf(ForkException.class)
          .hasMessageContaining("ended with code 7")
          .hasMessageContaining("the setting X is missing");
      assertThatThrownBy(() -> dying.output().await("never"::equals, LONG))
          .hasMessageContaining("has closed its output");
    }
  }

  @Test
  void thatDoesNotListenInTimeIsReported() {
    ContainerFork.Builder stubborn = of(Stubborn.class).grace(Duration.ZERO);
    try (ContainerFork fork = stubborn.start()) {
      assertThatThrownBy(() -> fork.awaitReady(Duration.ofMillis(100)))
          .hasMessageContaining("Time was up before it listened on port " + fork.port());
    }
  }

  @Test
  void withoutAJavaIsReported() {
    ContainerFork.Builder nowhere = of(Server.class).javaHome(Path.of("/no/such/java"));
    assertThatThrownBy(nowhere::start)
        .isInstanceOf(ForkException.class)
        .hasMessageContaining("Could not start");
  }
}
