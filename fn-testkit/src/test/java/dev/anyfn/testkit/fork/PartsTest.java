package dev.anyfn.testkit.fork;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PartsTest {

  @Nested
  class ErrorDocuments {

    @Test
    void areReadMemberByMember() {
      String json =
          "{ \"a\" : \"x\\n\\\"\\u00e9\\\\\" , \"skip\":[{\"b\":\"}\"},1],\"n\":null,\"c\":\"\" }";
      assertThat(JsonStrings.of(json)).isEqualTo(Map.of("a", "x\n\"é\\", "c", ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "null", "[]", "{", "{\"a", "{\"b\":[", "{\"b\":\"\\u12", "{}", "7"})
    void mayBeBroken(String json) {
      assertThat(JsonStrings.of(json)).isEmpty();
    }

    @Test
    void keepWhatStandsBeforeAFault() {
      assertThat(JsonStrings.of("{\"errorType\":\"T\",\"errorMess"))
          .containsEntry("errorType", "T");
    }
  }

  @Nested
  class Lines {

    @Test
    void areCutAtTheirEndsWhereverTheBytesAreCut() {
      LineBuffer buffer = new LineBuffer();
      byte[] bytes = Payload.of("é\r\nb");
      assertThat(buffer.add(bytes, 1)).isEmpty();
      assertThat(buffer.add(new byte[] {bytes[1], '\r', '\n', 'b'}, 4)).containsExactly("é");
      assertThat(buffer.rest()).isEqualTo("b");
      assertThat(buffer.add(Payload.of("c\n\n"), 3)).containsExactly("bc", "");
    }
  }

  @Nested
  class TheNativeLibrary {

    @ParameterizedTest
    @CsvSource({
      "amd64, false, linux-x86_64",
      "aarch64, false, linux-aarch_64",
      "amd64, true, linux_musl-x86_64",
      "aarch64, true, linux_musl-aarch_64"
    })
    void isThatOfTheMachine(String arch, boolean musl, String name) {
      assertThat(NativeLibrary.entry("Linux", arch, musl))
          .isEqualTo("jni/libaws-lambda-jni." + name + ".so");
    }

    @Test
    void isMissingElsewhere() {
      assertThatThrownBy(() -> NativeLibrary.entry("Mac OS X", "aarch64", false))
          .hasMessageContaining("Linux only, this is Mac OS X");
      assertThatThrownBy(() -> NativeLibrary.entry("Linux", "s390x", false))
          .hasMessageContaining("s390x");
    }
  }

  @Nested
  class ClassPaths {

    @Test
    void areAbsoluteAndWithoutRepetition() {
      ClassPath path = ClassPath.of(Path.of("a.jar")).and(ClassPath.of(Path.of("a.jar")));
      assertThat(path.entries()).containsExactly(Path.of("a.jar").toAbsolutePath());
    }

    @Test
    void canBeWhereAClassComesFrom() {
      assertThat(ClassPath.of(PartsTest.class).toString()).endsWith("test-classes");
      assertThatThrownBy(() -> ClassPath.of(String.class)).hasMessageContaining("has no origin");
    }
  }

  @Nested
  class TheEnvironment {

    @Test
    void tellsAForkNothingOfWhoStartsIt() {
      Map<String, String> environment = new HashMap<>();
      environment.putAll(Map.of("PATH", "/bin", "PORT", "1", "JAVA_TOOL_OPTIONS", "-Dx"));
      Inherited.keepOnly(environment);
      assertThat(environment).isEqualTo(Map.of("PATH", "/bin", "LC_ALL", "C.UTF-8"));
    }
  }

  @Nested
  class PortsAreReserved {

    @Test
    void forOneForkAtATime() {
      try (PortReservation one = PortReservation.take();
          PortReservation two = PortReservation.take()) {
        assertThat(one.port()).isNotEqualTo(two.port());
      }
    }
  }
}
