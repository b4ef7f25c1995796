package dev.anyfn.testkit.fork;

import static dev.anyfn.testkit.fork.Payload.LONG;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.anyfn.testkit.programs.EventPrinter;
import dev.anyfn.testkit.programs.HttpHello;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(120)
class InvokerForkTest {

  private static InvokerFork.Builder of(Class<?> function) {
    return InvokerFork.builder()
        .classPath(ClassPath.of(function))
        .target(function.getName())
        .jvmArgs("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");
  }

  @ParameterizedTest
  @ValueSource(strings = {InvokerFork.PRODUCTION, InvokerFork.CURRENT})
  void answersHttp(String version) {
    InvokerFork.Builder hello = of(HttpHello.class).version(version).signatureType("http");
    try (InvokerFork invoker = hello.env("MARKER", version).start().awaitReady(LONG)) {
      assertThat(Http.get(invoker).body()).isEqualTo("hello from " + version);
      assertThat(invoker.cpuTime()).isPositive();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {InvokerFork.PRODUCTION, InvokerFork.CURRENT})
  void deliversEvents(String version) {
    InvokerFork.Builder printer = of(EventPrinter.class).version(version);
    try (InvokerFork invoker = printer.signatureType("cloudevent").start().awaitReady(LONG)) {
      int status = Http.postEvent(invoker, "e-1", "test.type").statusCode();
      assertThat(status).isEqualTo(200);
      invoker.output().await("event e-1 of test.type"::equals, LONG);
    }
  }

  @Test
  void answersAsItselfBesideAnother() {
    InvokerFork.Builder hello = of(HttpHello.class).version(InvokerFork.CURRENT);
    try (InvokerFork one = hello.env("MARKER", "one").start();
        InvokerFork two = hello.env("MARKER", "two").start()) {
      one.awaitReady(LONG);
      two.awaitReady(LONG);
      for (int i = 0; i < 20; i++) {
        assertThat(Http.get(one).body()).isEqualTo("hello from one");
        assertThat(Http.get(two).body()).isEqualTo("hello from two");
      }
    }
  }

  /** The second invoker is told the first one's port, and the operating system lets it. */
  @Test
  void isNotTakenForAnotherOnTheSamePort() {
    InvokerFork.Builder hello = of(HttpHello.class).version(InvokerFork.CURRENT);
    try (InvokerFork one = hello.env("MARKER", "one").start().awaitReady(LONG)) {
      String jar = LocalRepository.standard().jar(RuntimeJars.invoker("2.0.0")).toString();
      JavaProcess.Builder intruder =
          JavaProcess.builder()
              .jar(Path.of(jar))
              .args("--classpath", ClassPath.of(HttpHello.class).toString())
              .args("--target", HttpHello.class.getName(), "--port", "" + one.port());
      try (JavaProcess other = intruder.start()) {
        other.await("it listened, too", () -> listeners(one.port()) == 2, LONG);
        assertThatThrownBy(() -> one.awaitReady(LONG))
            .isInstanceOf(ForkException.class)
            .hasMessageContaining("Another process listens on port " + one.port());
      }
    }
  }

  @Test
  void reportsAFunctionThatIsMissing() {
    InvokerFork.Builder missing = of(HttpHello.class).target("no.such.Function");
    try (InvokerFork invoker = missing.start()) {
      assertThatThrownBy(() -> invoker.awaitReady(LONG))
          .isInstanceOf(ForkException.class)
          .hasMessageContaining("before it listened")
          .hasMessageContaining("no.such.Function");
    }
  }

  private static int listeners(int port) {
    try {
      return Listeners.on(port).size();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
