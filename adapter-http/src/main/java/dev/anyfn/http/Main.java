package dev.anyfn.http;

import dev.anyfn.runtime.InitializationException;
import dev.anyfn.runtime.Instance;
import dev.anyfn.runtime.Log;
import dev.anyfn.runtime.Settings;
import java.util.Map;

/**
 * The main class of a jar in a container. {@code java -jar app.jar} runs the front that {@code
 * FN_MODE} names, else the one that the environment asks for; without either it serves HTTP.
 */
public final class Main {

  /** The exit code of a container that is not set up right; trying again does not help. */
  private static final int MISCONFIGURED = 2;

  private Main() {}

  /** The table of fronts: the first that claims the environment runs, else the last. */
  private static Front[] fronts() {
    return new Front[] {new HttpFront()};
  }

  /**
   * Runs the jar's functions, and ends the process with an exit code.
   *
   * @param arguments ignored
   */
  public static void main(String[] arguments) {
    System.exit(run(fronts(), System.getenv(), new Log(System.err)));
  }

  static int run(Front[] fronts, Map<String, String> environment, Log log) {
    try {
      Front front = choose(fronts, environment);
      Instance instance = Instance.open(Settings.of(environment), Main.class.getClassLoader(), log);
      Shutdown shutdown = new Shutdown(instance);
      Runtime.getRuntime().addShutdownHook(shutdown);
      announce(front, environment, log);
      return front.run(instance, shutdown);
    } catch (InitializationException e) {
      log.error(e.getMessage(), e.getCause());
      return MISCONFIGURED;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return 1;
    }
  }

  private static Front choose(Front[] fronts, Map<String, String> environment) {
    String mode = Settings.text(environment, "FN_MODE");
    for (Front front : fronts) {
      if (mode == null ? front.claim(environment) != null : mode.equals(front.mode())) {
        return front;
      }
    }
    if (mode != null) {
      throw new InitializationException(unknown(mode, fronts));
    }
    return fronts[fronts.length - 1];
  }

  /**
   * Logs the mode once the functions are there: a start that fails before has one line, its own.
   */
  private static void announce(Front front, Map<String, String> environment, Log log) {
    boolean named = Settings.text(environment, "FN_MODE") != null;
    String variable = named ? "FN_MODE" : front.claim(environment);
    String why = variable == null ? ", the default" : ", because " + variable + " is set";
    log.info("Mode " + front.mode() + why);
  }

  private static String unknown(String mode, Front[] fronts) {
    StringBuilder known = new StringBuilder();
    for (Front front : fronts) {
      known.append(known.length() == 0 ? "" : ", ").append(front.mode());
    }
    return "FN_MODE must be one of " + known + "; it is \"" + mode + "\".";
  }
}
