package dev.anyfn.testkit.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.anyfn.Function;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(300)
class BudgetTest {

  private static final String DATABIND = "com.fasterxml.jackson.databind";

  private static Budget of(Class<? extends Function<?, ?>> function) {
    return Budget.measure(function).input("\"Ada\"");
  }

  @Test
  void countsTheSameTwice() {
    Measured once = of(Costs.Plain.class).run();
    Measured again = of(Costs.Plain.class).run();
    assertThat(again.values()).containsAllEntriesOf(once.values());
    assertThat(again.packages()).isEqualTo(once.packages());
    assertThat(once.packages()).containsEntry("dev.anyfn.testkit.budget", 1);
    assertThat(once.value(Metric.APPLICATION_CLASS_BYTES)).isGreaterThan(10_000);
    assertThat(once.value(Metric.CLASSES)).isGreaterThan(300);
    once.assertNone(DATABIND).assertAtMost(Metric.APPLICATION_CLASSES, 200);
  }

  @Test
  void findsAClassThatIsGained(@TempDir Path directory) {
    Measured plain = of(Costs.Plain.class).warmCalls(0, 0).run();
    Measured grown = of(Costs.Grown.class).warmCalls(0, 0).run();
    long before = plain.value(Metric.APPLICATION_CLASSES);
    assertThat(grown.value(Metric.APPLICATION_CLASSES)).isEqualTo(before + 1);
    assertThatThrownBy(() -> grown.assertAtMost(Metric.APPLICATION_CLASSES, before))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("APPLICATION_CLASSES is " + (before + 1) + ", at most " + before)
        .hasMessageContaining("dev.anyfn.testkit.budget: 2 classes")
        .hasMessageContaining("Costs$Grown$Gained");
    Baseline baseline = Baseline.at(directory.resolve("costs.properties"));
    baseline.check(plain, 17, true);
    assertThatThrownBy(() -> baseline.check(grown, 17, false))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("Costs$Grown$Gained");
  }

  @Test
  void findsDataBindingThatIsLoaded() {
    Measured measured =
        Budget.measure(Costs.OfBeans.class).input("{\"id\":\"1\"}").warmCalls(0, 0).run();
    assertThatThrownBy(() -> measured.assertNone(DATABIND))
        .isInstanceOf(AssertionError.class)
        .hasMessageMatching(
            "(?s)dev.anyfn.testkit.budget.Costs.OfBeans loads \\d+ classes of "
                + DATABIND
                + " until its first answer, [\\d,]+ bytes of class files; the first after \\S+:\n"
                + "(  com.fasterxml.jackson.databind\\S+\n){10}  and \\d+ more");
  }

  @Test
  void findsAMegabyteThatIsAllocatedInEachCall() {
    Measured measured = of(Costs.Wasteful.class).warmCalls(20, 21).run();
    assertThat(measured.value(Metric.WARM_ALLOCATION_BYTES)).isBetween(1_000_000L, 1_050_000L);
    assertThatThrownBy(() -> measured.assertAtMost(Metric.WARM_ALLOCATION_BYTES, 10_000))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("WARM_ALLOCATION_BYTES is 1,00")
        .hasMessageContaining("at most 10,000 allowed (+99");
  }

  @Test
  void measuresInitCpuOnRequestOnly() {
    Measured measured = of(Costs.Plain.class).warmCalls(0, 0).initCpu(1).run();
    assertThat(measured.value(Metric.INIT_CPU_MILLIS)).isPositive();
    assertThatThrownBy(() -> measured.value(Metric.WARM_ALLOCATION_BYTES))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> measured.value(Metric.JAR_BYTES))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void saysWhatAFunctionThatFailsHasWritten() {
    assertThatThrownBy(() -> of(Costs.Failing.class).run())
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("Costs$Failing cannot be measured")
        .hasMessageContaining("no luck today");
  }

  /** All in one, as it is deployed: no testkit is in it. */
  @Test
  void measuresAJar(@TempDir Path directory) throws IOException {
    Path jar = directory.resolve("app.jar");
    try (OutputStream out = Files.newOutputStream(jar);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      for (Class<?> type : List.of(Costs.Plain.class, Function.class)) {
        Jars.copy(type, zip);
      }
      Jars.copy(dev.anyfn.runtime.Instance.class, zip);
    }
    Measured measured = of(Costs.Plain.class).jar(jar).warmCalls(0, 0).run();
    assertThat(measured.value(Metric.JAR_BYTES)).isEqualTo(Files.size(jar));
    assertThat(measured.value(Metric.APPLICATION_CLASS_BYTES)).isGreaterThan(10_000);
  }
}
