package dev.anyfn.testkit.fork;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Google's function invoker for Java in a process of its own. Safe for use by many threads.
 *
 * <p>Production installs {@link #PRODUCTION} by default and {@link #CURRENT} on demand: test both.
 */
public final class InvokerFork extends HttpFork {

  /** The version that Google's buildpack installs by default (August 2026). */
  public static final String PRODUCTION = "1.4.1";

  /** The newest version on Maven Central. */
  public static final String CURRENT = "2.0.0";

  private InvokerFork(JavaProcess process, PortReservation port) {
    super(process, port);
  }

  /** Returns a builder without a target. */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Waits until the function is constructed and the invoker listens.
   *
   * @param timeout the longest wait
   * @throws ForkException with the output, if time is up or, at once, if the process ends; the fork
   *     is closed then
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

    /** Sets the version of the invoker; {@link #PRODUCTION} by default. */
    public Builder version(String version) {
      this.version = Objects.requireNonNull(version, "version");
      return this;
    }

    /**
     * Sets the application: the function and its dependencies; it sees the JDK, the functions
     * framework's API and the CloudEvents API of the invoker, and nothing else.
     */
    public Builder classPath(ClassPath classPath) {
      this.classPath = Objects.requireNonNull(classPath, "classPath");
      return this;
    }

    /** Sets the name of the function's class. */
    public Builder target(String target) {
      this.target = Objects.requireNonNull(target, "target");
      return this;
    }

    /**
     * Sets the signature type, {@code http} or {@code cloudevent}; left to the invoker by default.
     */
    public Builder signatureType(String signatureType) {
      this.signatureType = Objects.requireNonNull(signatureType, "signatureType");
      return this;
    }

    /**
     * Sets the source of the invoker's jar; the {@linkplain LocalRepository#standard standard} one
     * by default.
     */
    public Builder repository(LocalRepository repository) {
      this.repository = Objects.requireNonNull(repository, "repository");
      return this;
    }

    /**
     * Starts the invoker and does not wait for it.
     *
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
