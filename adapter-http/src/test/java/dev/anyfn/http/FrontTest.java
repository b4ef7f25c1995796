package dev.anyfn.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.anyfn.Context;
import dev.anyfn.Function;
import dev.anyfn.runtime.InitializationException;
import dev.anyfn.runtime.Instance;
import dev.anyfn.runtime.Log;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A front is one file, here {@link Toy}, and one row of the table, here {@link #FRONTS}. */
class FrontTest {

  private static final Front[] FRONTS = {new Toy("toy", 40), new Toy("last", 50)};

  private final List<String> lines = new ArrayList<>();

  /** Public, with a public constructor: found by its name. */
  public static final class Echo implements Function<String, String> {
    /** Nothing to prepare. */
    public Echo() {}

    @Override
    public String apply(String input, Context context) {
      return input;
    }
  }

  private static final class Toy extends Front {

    private final int code;

    Toy(String mode, int code) {
      super(mode, mode.equals("toy") ? new String[] {"TOY_PORT", "TOY_TASK"} : new String[0]);
      this.code = code;
    }

    @Override
    int run(Instance instance, Shutdown shutdown) {
      if (instance.settings().environment().containsKey("TOY_BROKEN")) {
        throw new InitializationException("The toy is broken.");
      }
      return instance.functionNames().equals(List.of("Echo")) ? code : -1;
    }
  }

  private int run(String... environment) {
    Map<String, String> variables = new HashMap<>(Map.of("FN_TARGET", Echo.class.getName()));
    for (String variable : environment) {
      int equals = variable.indexOf('=');
      variables.put(variable.substring(0, equals), variable.substring(equals + 1));
    }
    return Main.run(FRONTS, variables, new Log(lines::add));
  }

  @ParameterizedTest
  @CsvSource({
    "TOY_TASK=0, 40, 'Mode toy, because TOY_TASK is set'",
    "TOY_PORT=1, 40, 'Mode toy, because TOY_PORT is set'",
    "TOY_PORT=, 50, 'Mode last, the default'",
    "PORT=8080, 50, 'Mode last, the default'",
    "FN_MODE=toy, 40, 'Mode toy, because FN_MODE is set'",
    "FN_MODE=last, 50, 'Mode last, because FN_MODE is set'",
    "FN_MODE=, 50, 'Mode last, the default'"
  })
  void isChosenByTheEnvironment(String variable, int code, String line) {
    assertThat(run(variable)).isEqualTo(code);
    assertThat(lines).singleElement().asString().contains('"' + line + '"');
  }

  @Test
  void isChosenByItsModeBeforeTheEnvironment() {
    assertThat(run("FN_MODE=last", "TOY_TASK=0")).isEqualTo(50);
    assertThat(lines).singleElement().asString().contains("Mode last, because FN_MODE is set");
  }

  @Test
  void failsTheStartIfItsModeIsUnknown() {
    assertThat(run("FN_MODE=LAST", "TOY_TASK=0")).isEqualTo(2);
    assertThat(lines)
        .singleElement()
        .asString()
        .contains("\"ERROR\"", "FN_MODE must be one of toy, last; it is \\\"LAST\\\".");
  }

  @Test
  void failsTheStartIfItOrItsFunctionIsNotSetUpRight() {
    assertThat(run("TOY_TASK=0", "TOY_BROKEN=1")).isEqualTo(2);
    assertThat(lines.get(1)).contains("The toy is broken.");
    assertThat(run("TOY_TASK=0", "FN_TARGET=none.Such")).isEqualTo(2);
  }
}
