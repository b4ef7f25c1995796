package dev.anyfn.testkit.fork;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A container's program in a process of its own. It gets its port by {@code PORT}, and ends by
 * SIGTERM. Safe for use by many threads.
 */
public final class ContainerFork extends HttpFork {

  private ContainerFork(JavaProcess process, PortReservation port) {
    super(process, port);
  }

  /** Returns a builder without a program. */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Waits until the program listens, as Cloud Run's start-up probe does.
   *
   * @param timeout the longest wait
   * @throws ForkException with the output, if time is up or, at once, if the process ends; the fork
   *     is closed then
   */
  public ContainerFork awaitReady(Duration timeout) {
    awaitListening(timeout);
    return this;
  }

  /**
   * Sends SIGTERM and waits for the end of the program, without killing it.
   *
   * @param timeout the longest wait
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

    /** Sets an executable jar as the program. */
    public Builder jar(Path jar) {
      program = Program.jar(jar);
      return this;
    }

    /** Sets the program's main class and its class path. */
    public Builder mainClass(String mainClass, ClassPath classPath) {
      program = Program.mainClass(mainClass, classPath);
      return this;
    }

    /** Adds arguments of the program. */
    public Builder args(String... args) {
      this.args.addAll(List.of(args));
      return this;
    }

    /**
     * Starts the program and does not wait for it.
     *
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
