package dev.anyfn.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class ProcessReadingTest {

  @Test
  void aProgramNameWithBlanksAndParenthesesDoesNotShiftTheFields() {
    String stat = "42 (a (b) c) S 1 2 3 4 -1 5 6 7 8 9 120 30 0 0 20 0";

    assertThat(ProcessReading.ticksOf(stat)).isEqualTo(150);
  }

  @Test
  void memoryIsFoundByItsKey() {
    assertThat(ProcessReading.kib(List.of("Name:\tx", "VmRSS:\t   5120 kB"), "VmRSS:"))
        .isEqualTo(5120);
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void thisProcessHasUsedTimeAndMemory() throws Exception {
    ProcessReading reading = ProcessReading.of(ProcessHandle.current().pid());

    assertThat(reading.cpuNanos()).isPositive();
    assertThat(reading.peakRssKib()).isGreaterThanOrEqualTo(1024);
  }
}
