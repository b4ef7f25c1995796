package dev.anyfn.checks.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.anyfn.Function;
import dev.anyfn.aws.LambdaHandler;
import dev.anyfn.checks.fixtures.Echo;
import dev.anyfn.checks.fixtures.Facts;
import dev.anyfn.runtime.Instance;
import dev.anyfn.testkit.fork.ClassPath;
import dev.anyfn.testkit.fork.Fork;
import dev.anyfn.testkit.platform.Application;
import java.nio.file.Files;
import java.nio.file.Path;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ApplicationTest {

  private static Path origin(Class<?> type) {
    return ClassPath.of(type).entries().get(0);
  }

  @Nested
  class OnTheClassPathOfTheTest {

    @Test
    void hasTheFunctionsTheAdaptersAndWhatTheyNeed() {
      assertThat(Application.of(Echo.EchoText.class).classPath().entries())
          .contains(
              origin(Echo.class),
              origin(LambdaHandler.class),
              origin(Instance.class),
              origin(Function.class));
    }

    @Test
    void hasNoTestTools() {
      assertThat(Application.of(Echo.EchoText.class).classPath().entries())
          .doesNotContain(origin(Fork.class), origin(Test.class), origin(Assertions.class));
    }

    @Test
    void keepsTheDirectoryOfTheTestOnlyForAFunctionInIt() {
      Application inTests = Application.of(Unfit.Throwing.class).testedBy(ApplicationTest.class);
      assertThat(inTests.classPath().entries()).contains(origin(ApplicationTest.class));
      Application elsewhere = Application.of().testedBy(ApplicationTest.class);
      assertThat(elsewhere.classPath().entries()).doesNotContain(origin(ApplicationTest.class));
    }
  }

  @Test
  void isEqualToOneOfTheSameParts() {
    Application one = Application.of(Echo.EchoText.class).env("A", "1").jvmArgs("-Xmx99m");
    Application two = Application.of(Echo.EchoText.class).env("A", "1").jvmArgs("-Xmx99m");
    assertThat(one).isEqualTo(two).hasSameHashCodeAs(two);
    assertThat(one).isNotEqualTo(two.env("A", "2")).isNotEqualTo(Application.of(Facts.class));
    assertThat(one).isNotEqualTo(two.classPath(ClassPath.of(Echo.class)));
  }

  @Test
  void tellsNoValuesOfSettings() {
    assertThat(Application.of(Facts.class).env("TOKEN", "secret"))
        .hasToString(Facts.class.getName() + " with [TOKEN]");
  }

  @Test
  void namesTheDependencyThatIsMissing() {
    Application without =
        Application.of(Echo.EchoText.class)
            .classPath(ClassPath.of(Echo.class, Function.class, Instance.class));
    assertThatThrownBy(without::lambda)
        .hasMessageContaining(
            "dev.anyfn.aws.LambdaHandler: add the dependency dev.anyfn:adapter-aws")
        .hasMessageContaining("or dev.anyfn:anyfn for all adapters");
    assertThatThrownBy(() -> without.invoker("2.0.0")).hasMessageContaining("adapter-gcp");
    assertThatThrownBy(without::container).hasMessageContaining("adapter-http");
  }

  @Test
  void isNotMadeOfClassesThatAreNoFunctions() {
    assertThatThrownBy(() -> Application.of(ApplicationTest.class))
        .hasMessage(
            ApplicationTest.class.getName()
                + " does not implement dev.anyfn.Function: name a class that does");
  }

  @Test
  void isTheJarAloneWhereThereIsOne(@TempDir Path directory) throws Exception {
    Path jar = Files.createFile(directory.resolve("app.jar"));
    assertThat(Application.of().jar(jar).classPath().entries()).containsExactly(jar);
    assertThatThrownBy(() -> Application.of().jar(directory.resolve("other.jar")))
        .hasMessageContaining("other.jar: test it after it is packaged");
  }
}
