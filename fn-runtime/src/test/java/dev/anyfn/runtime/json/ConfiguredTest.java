package dev.anyfn.runtime.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.anyfn.Context;
import dev.anyfn.Function;
import dev.anyfn.FunctionException;
import dev.anyfn.runtime.DirectTrigger;
import dev.anyfn.runtime.Instance;
import dev.anyfn.runtime.Log;
import dev.anyfn.runtime.Origin;
import dev.anyfn.runtime.Settings;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The codec as an instance sets it up from its environment. */
class ConfiguredTest {

  static final class Echo implements Function<List<Object>, Object> {
    @Override
    public Object apply(List<Object> input, Context context) {
      return List.copyOf(input);
    }
  }

  private final ByteArrayOutputStream logged = new ByteArrayOutputStream();

  private String call(Map<String, String> environment, String json) throws Exception {
    Instance instance =
        Instance.of(
            Map.of("echo", new Echo()),
            Settings.of(environment),
            getClass().getClassLoader(),
            new Log(new PrintStream(logged, true, StandardCharsets.UTF_8)));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    new DirectTrigger(instance)
        .handle(json.getBytes(StandardCharsets.UTF_8), out, Origin.unknown());
    return out.toString(StandardCharsets.UTF_8);
  }

  @Test
  void limitsComeFromTheEnvironment() throws Exception {
    assertThat(call(Map.of(), "[[[1]]]")).isEqualTo("[[[1]]]");
    assertThatThrownBy(() -> call(Map.of("FN_JSON_MAX_DEPTH", "2"), "[[[1]]]"))
        .isInstanceOf(FunctionException.class)
        .hasMessageContaining("nested too deeply");
  }

  @Test
  void theDecisionIsLoggedForWhoAsksForIt() throws Exception {
    call(Map.of(), "[]");
    assertThat(logged.toString(StandardCharsets.UTF_8)).isEmpty();

    call(Map.of("FN_LOG_LEVEL", "debug"), "[]");
    assertThat(logged.toString(StandardCharsets.UTF_8))
        .contains("\"severity\":\"DEBUG\"")
        .contains("JSON of java.util.List<java.lang.Object>: streaming core");
  }
}
