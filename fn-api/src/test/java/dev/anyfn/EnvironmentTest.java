package dev.anyfn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.anyfn.state.Bucket;
import dev.anyfn.state.Table;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnvironmentTest {

  private record Fixed(Map<String, String> settings) implements Environment {
    @Override
    public Optional<String> setting(String name) {
      return Optional.ofNullable(settings.get(name));
    }

    @Override
    public Clock clock() {
      return Clock.systemUTC();
    }

    @Override
    public Bucket bucket(String name) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Table table(String name) {
      throw new UnsupportedOperationException();
    }
  }

  private final Environment environment = new Fixed(Map.of("TOPIC", "orders"));

  @Test
  void whatIsSetIsThere() {
    assertThat(environment.require("TOPIC")).isEqualTo("orders");
  }

  @Test
  void whatIsMissingIsNamed() {
    assertThatIllegalStateException()
        .isThrownBy(() -> environment.require("QUEUE"))
        .withMessageContaining("QUEUE")
        .withMessageNotContaining("orders");
  }

  @Test
  void aJobTaskIsInRange() {
    assertThat(new JobTask(0, 1, 1, "run-1").index()).isZero();
  }

  @ParameterizedTest
  @CsvSource({"-1,1,1,run-1", "0,0,1,run-1", "0,1,0,run-1", "0,1,1,''"})
  void aJobTaskOutOfRangeIsRefused(int index, int count, int attempt, String execution) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new JobTask(index, count, attempt, execution));
  }
}
