package dev.anyfn.http;

import dev.anyfn.runtime.Instance;
import dev.anyfn.runtime.Settings;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One way in which a platform runs {@code java -jar app.jar}. A front is one file, and one row of
 * {@link Main}'s table.
 */
abstract class Front {

  private final String mode;
  private final String[] variables;

  /**
   * Describes a front.
   *
   * @param mode the value of {@code FN_MODE} that asks for this front
   * @param variables the environment variables by which the platform is recognised: one that is set
   *     is enough
   */
  Front(String mode, String... variables) {
    this.mode = mode;
    this.variables = variables;
  }

  final String mode() {
    return mode;
  }

  /** Returns the variable by which this front claims the environment; null if none is set. */
  final @Nullable String claim(Map<String, String> environment) {
    for (String variable : variables) {
      if (Settings.text(environment, variable) != null) {
        return variable;
      }
    }
    return null;
  }

  /**
   * Runs until the work is done; a server runs until the shutdown closes it.
   *
   * @param instance the functions, and the settings with the environment; the caller closes it
   * @param shutdown closes what this front opens
   * @return the exit code of the process
   * @throws dev.anyfn.runtime.InitializationException if the front cannot work as it is set up
   * @throws InterruptedException if the thread is interrupted
   */
  abstract int run(Instance instance, Shutdown shutdown) throws InterruptedException;
}
