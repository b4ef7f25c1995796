package dev.anyfn.testkit.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class ClassLogTest {

  private static final String DONE = "dev.anyfn.testkit.budget.ProbeDone source: file:/x/";

  private static List<LoadedClass> read(String... lines) {
    return ClassLog.untilDone(List.of(lines), new ClassFiles(List.of()));
  }

  @Test
  void endsWithTheFirstAnswerAndLeavesOutWhatMeasures() {
    assertThat(
            read(
                "java.lang.Object source: shared objects file",
                "dev.anyfn.testkit.budget.Probe source: file:/x/",
                "dev.anyfn.testkit.budget.Probe$Nowhere source: file:/x/",
                "com.example.Greeter source: file:/app.jar",
                DONE,
                "com.example.Later source: file:/app.jar"))
        .containsExactly(
            new LoadedClass("java.lang.Object", false, 0),
            new LoadedClass("com.example.Greeter", true, 0));
  }

  @Test
  void takesTheNumbersFromWhatIsGenerated() {
    assertThat(
            read(
                "com.example.A$$Lambda$14/0x0000000800c03000 source: com.example.A",
                "com.example.A$$Lambda/0x00007f2a10 source: com.example.A",
                "java.lang.invoke.LambdaForm$MH/0x0000000800c00400 source: __JVM_LookupDefineClass__",
                "jdk.proxy2.$Proxy7 source: __dynamic_proxy__",
                "com.example.B$1 source: file:/app.jar",
                DONE))
        .extracting(LoadedClass::name)
        .containsExactly(
            "com.example.A$$Lambda",
            "com.example.A$$Lambda",
            "java.lang.invoke.LambdaForm$MH",
            "jdk.proxy2.$Proxy",
            "com.example.B$1");
  }

  @Test
  void withoutAnAnswerIsAnError() {
    assertThatThrownBy(() -> read("java.lang.Object source: jrt:/java.base"))
        .isInstanceOf(IllegalStateException.class);
  }
}
