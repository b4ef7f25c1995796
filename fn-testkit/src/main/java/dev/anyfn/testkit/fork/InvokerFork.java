package dev.anyfn.testkit.fork;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Google's own function invoker for Java in a process of its own. Safe for use by many threads.
 *
 * <p>Production installs {@link #PRODUCTION} by default and {@link #CURRENT} on demand: test both.
 */
public final class InvokerFork extends HttpFork {

  /** What Google's buildpack installs by default (August 2026). */
  public static final String PRODUCTION = "1.4.1";

  /** The newest on Maven Central. */
  public static final String CURRENT = "2.0.0";

  private InvokerFork(JavaProcess process, PortReservation port) {
    super(process, port);
  }

  /**
   * Describes a function.
   *
   * @return a builder without a target yet
   */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Waits until the function is constructed and the invoker listens.
   *
   * @param timeout how long to wait
   * @throws ForkException if time is up, or at once, with the output, if the process ends before;
   *     the fork is closed then
   */
  public InvokerFork awaitReady(Duration timeout) {
    awaitListening(timeout);
    return this;
  }

  /** Describes a function. Not safe for use by many threads. */
  public static final class Builder extends HttpFork.Builder<Builder> {

    private ClassPath classPath = new ClassPath(List.of());
    private LocalRepository repository = LocalRepository.standard();
    private String version = PRODUCTION;
    private @Nullable String target;
    private @Nullable String signatureType;

    private Builder() {}

    @Override
    Builder self() {
      return this;
    }

    /**
     * The version of the invoker, {@link #PRODUCTION} by default.
     *
     * @param version as on Maven Central
     */
    public Builder version(String version) {
      this.version = Objects.requireNonNull(version, "version");
      return this;
    }

    /**
     * The application. It is loaded in a class loader of its own and sees the JDK, the functions
     * framework's API and the CloudEvents API of the invoker, and nothing else.
     *
     * @param classPath the function and all it needs
     */
    public Builder classPath(ClassPath classPath) {
      this.classPath = Objects.requireNonNull(classPath, "classPath");
      return this;
    }

    /**
     * The function.
     *
     * @param target the name of its class
     */
    public Builder target(String target) {
      this.target = Objects.requireNonNull(target, "target");
      return this;
    }

    /**
     * What the function is triggered by; left to the invoker by default.
     *
     * @param signatureType {@code http} or {@code cloudevent}
     */
    public Builder signatureType(String signatureType) {
      this.signatureType = Objects.requireNonNull(signatureType, "signatureType");
      return this;
    }

    /**
     * Where the invoker's jar is; the {@linkplain LocalRepository#standard standard} one by
     * default.
     *
     * @param repository the local Maven repository
     */
    public Builder repository(LocalRepository repository) {
      this.repository = Objects.requireNonNull(repository, "repository");
      return this;
    }

    /**
     * Starts the invoker and does not wait for it.
     *
     * @return the fork
     * @throws ForkException if it cannot be started
     */
    public InvokerFork start() {
      if (target == null) {
        throw new IllegalStateException("Say which function to run: target(..)");
      }
      String jar = repository.jar(RuntimeJars.invoker(version)).toString();
      Map<String, String> environment = new LinkedHashMap<>();
      if (signatureType != null) {
        environment.put("FUNCTION_SIGNATURE_TYPE", signatureType);
      }
      PortReservation port = PortReservation.take();
      String number = Integer.toString(port.port());
      List<String> arguments =
          List.of(
              "-jar",
              jar,
              "--classpath",
              classPath.toString(),
              "--target",
              target,
              "--port",
              number);
      return new InvokerFork(launch(port, arguments, environment), port);
    }
  }
}
