package dev.anyfn.checks.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.anyfn.checks.fixtures.Echo;
import dev.anyfn.testkit.platform.Application;
import dev.anyfn.testkit.platform.Call;
import dev.anyfn.testkit.platform.Platform;
import dev.anyfn.testkit.platform.PlatformException;
import dev.anyfn.testkit.platform.Platforms;
import dev.anyfn.testkit.platform.Target;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The table of platforms. That each row keeps its word is shown by {@code EverywhereTest}. */
class PlatformTest {

  @ParameterizedTest
  @EnumSource
  void carriesSomethingAndHasANameOfItsOwn(Platform platform) {
    assertThat(platform.carries()).isNotEmpty();
    assertThat(Stream.of(Platform.values()).map(Platform::toString))
        .containsOnlyOnce(platform.toString());
  }

  @ParameterizedTest
  @EnumSource
  void isAmongTheTargetsOfEachKindThatItCarriesAndOfNoOther(Platform platform) {
    try (Platforms platforms = Platforms.open(Application.of(Echo.EchoText.class))) {
      for (Call.Kind kind : Call.Kind.values()) {
        assertThat(platforms.targets(kind).stream().anyMatch(t -> t.platform() == platform))
            .isEqualTo(platform.carries().contains(kind));
      }
      assertThat(platforms.targets()).hasSize(Platform.values().length);
    }
  }

  @ParameterizedTest
  @EnumSource
  void everyKindIsCarriedByMoreThanOne(Call.Kind kind) {
    assertThat(Stream.of(Platform.values()).filter(p -> p.carries().contains(kind)))
        .hasSizeGreaterThan(1);
  }

  /**
   * So that a row that is added is all that is needed. The container is what others are held to.
   */
  @Test
  void isNamedInNoOtherSourceOfTheTestkit() throws IOException {
    try (Stream<Path> tree = Files.walk(Path.of("../fn-testkit/src/main/java"))) {
      List<Path> sources =
          tree.filter(file -> file.toString().endsWith(".java"))
              .filter(file -> !file.endsWith("Platform.java"))
              .toList();
      assertThat(sources).hasSizeGreaterThan(100);
      for (Path source : sources) {
        assertThat(Files.readString(source).replace("Platform.HTTP_CONTAINER", ""))
            .as(source.toString())
            .doesNotContainPattern("Platform\\.[A-Z]+_");
      }
    }
  }

  @Test
  void cannotBeAskedForWhatItDoesNotCarry() {
    try (Platforms platforms = Platforms.open(Application.of(Echo.EchoText.class))) {
      assertThatThrownBy(() -> platforms.target(Platform.LAMBDA_SQS).call(Call.text("x")))
          .isInstanceOf(PlatformException.class)
          .hasMessage("Lambda, SQS cannot carry a call of kind VALUE, only [MESSAGES]");
    }
  }

  @Test
  void needsToKnowWhichOfSeveralFunctionsIsMeant() {
    Application two = Application.of(Echo.EchoText.class, Echo.EchoBytes.class);
    try (Platforms platforms = Platforms.open(two)) {
      Target container = platforms.target(Platform.HTTP_CONTAINER);
      assertThatThrownBy(() -> container.call(Call.text("x")))
          .hasMessageContaining("say which is called, by to(..)");
      assertThatThrownBy(() -> container.call(Call.text("x").to(Echo.EchoRecord.class)))
          .hasMessageContaining("and not " + Echo.EchoRecord.class.getName());
    }
  }
}
