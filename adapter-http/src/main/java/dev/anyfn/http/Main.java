package dev.anyfn.http;

import dev.anyfn.runtime.InitializationException;
import dev.anyfn.runtime.Instance;
import dev.anyfn.runtime.Log;
import dev.anyfn.runtime.Settings;
import java.io.IOException;
import java.util.Map;

/**
 * The entry of a container: {@code java -jar app.jar} listens on {@code PORT} once the function is
 * ready, answers until SIGTERM, and then finishes what is in flight.
 */
public final class Main {

  /** The exit code of a container that is not set up right; trying again will not help. */
  private static final int MISCONFIGURED = 2;

  private Main() {}

  /**
   * Starts the container.
   *
   * @param arguments none are read
   */
  public static void main(String[] arguments) {
    Log log = new Log(System.err);
    try {
      start(System.getenv(), log);
    } catch (InitializationException e) {
      log.error(e.getMessage(), e.getCause());
      System.exit(MISCONFIGURED);
    } catch (IOException e) {
      log.error("Cannot listen on PORT: choose one that is free.", e);
      System.exit(MISCONFIGURED);
    }
  }

  private static void start(Map<String, String> environment, Log log) throws IOException {
    ContainerSettings settings = ContainerSettings.of(environment);
    ServerDefaults.apply();
    Instance instance = Instance.open(Settings.of(environment), Main.class.getClassLoader(), log);
    HttpContainer container = HttpContainer.open(instance, settings);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread("anyfn-shutdown") {
              @Override
              public void run() {
                container.close();
                instance.close();
              }
            });
    log.info("Serving " + instance.functionNames() + " over HTTP on port " + container.port());
  }
}
