package dev.anyfn.testkit.fork;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A container's program in a process of its own: it is told its port by {@code PORT}, and to end by
 * SIGTERM. Safe for use by many threads.
 */
public final class ContainerFork extends HttpFork {

  private ContainerFork(JavaProcess process, PortReservation port) {
    super(process, port);
  }

  /**
   * Describes a program.
   *
   * @return a builder without a program yet
   */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Waits until the program listens, as Cloud Run's start-up probe does.
   *
   * @param timeout how long to wait
   * @throws ForkException if time is up, or at once, with the output, if the process ends before;
   *     the fork is closed then
   */
  public ContainerFork awaitReady(Duration timeout) {
    awaitListening(timeout);
    return this;
  }

  /**
   * Asks the program to end, with SIGTERM, and waits until it has. It is not killed.
   *
   * @param timeout how long to wait
   * @return its exit code: 143 for a Java program that does not choose one
   * @throws ForkException with the output, if it still runs then
   */
  public int terminate(Duration timeout) {
    process().terminate();
    return process().awaitExit(timeout);
  }

  /** Describes a program. Not safe for use by many threads. */
  public static final class Builder extends HttpFork.Builder<Builder> {

    private List<String> program = List.of();
    private final List<String> args = new ArrayList<>();

    private Builder() {}

    @Override
    Builder self() {
      return this;
    }

    /**
     * The program is an executable jar.
     *
     * @param jar whose manifest names the main class
     */
    public Builder jar(Path jar) {
      program = Program.jar(jar);
      return this;
    }

    /**
     * The program is a main class.
     *
     * @param mainClass its name
     * @param classPath where it and all it needs is
     */
    public Builder mainClass(String mainClass, ClassPath classPath) {
      program = Program.mainClass(mainClass, classPath);
      return this;
    }

    /**
     * Adds arguments of the program.
     *
     * @param args in order
     */
    public Builder args(String... args) {
      this.args.addAll(List.of(args));
      return this;
    }

    /**
     * Starts the program and does not wait for it.
     *
     * @return the fork
     * @throws ForkException if it cannot be started
     */
    public ContainerFork start() {
      if (program.isEmpty()) {
        throw new IllegalStateException("Say which program to run: jar(..) or mainClass(..)");
      }
      List<String> arguments = new ArrayList<>(program);
      arguments.addAll(args);
      PortReservation port = PortReservation.take();
      Map<String, String> environment = Map.of("PORT", Integer.toString(port.port()));
      return new ContainerFork(launch(port, arguments, environment), port);
    }
  }
}
