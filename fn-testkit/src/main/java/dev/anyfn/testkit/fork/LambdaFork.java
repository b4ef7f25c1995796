package dev.anyfn.testkit.fork;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * AWS's Lambda runtime client for Java, version 2.9.0, in a process of its own, with a {@link
 * RuntimeApiServer} to invoke it. Linux only, as the client is.
 *
 * <p>As in the managed runtime, the class path has the client and its dependencies first, then the
 * application. Safe for use by many threads.
 */
public final class LambdaFork implements Fork {

  private static final String MAIN = "com.amazonaws.services.lambda.runtime.api.client.AWSLambda";

  private final JavaProcess process;
  private final RuntimeApiServer server;
  private final RuntimeLife life;
  private final boolean ownsServer;
  private final CompletableFuture<Mark> firstResponse;

  @SuppressWarnings("FutureReturnValueIgnored") // the end of the process needs no second listener
  private LambdaFork(
      JavaProcess process, RuntimeApiServer server, RuntimeLife life, boolean ownsServer) {
    this.process = process;
    this.server = server;
    this.life = life;
    this.ownsServer = ownsServer;
    // runs while the runtime still waits for its 202, so that no work after the answer counts
    this.firstResponse = life.firstAnswer.thenApply(at -> new Mark(at, process.cpuTime()));
    process.onExit().thenAccept(code -> server.end(life, code));
  }

  /** Returns a builder without a handler. */
  public static Builder builder() {
    return new Builder();
  }

  @Override
  public JavaProcess process() {
    return process;
  }

  /** Returns the server that the runtime polls: this fork's own, unless the builder set one. */
  public RuntimeApiServer server() {
    return server;
  }

  /**
   * Queues an event, its payload sent as it is; the invocation fails promptly if the process ends.
   */
  public CompletableFuture<InvocationResult> invoke(byte[] payload) {
    return server.invoke(payload);
  }

  /**
   * Queues an event and waits for its end.
   *
   * @param payload sent as it is
   * @param timeout the longest wait
   * @return the end of the invocation
   * @throws ForkException with the output, if it has not ended by then
   */
  public InvocationResult call(byte[] payload, Duration timeout) {
    try {
      return server.call(payload, timeout);
    } catch (ForkException e) {
      throw new ForkException(e.getMessage() + "." + output().transcript(), e);
    }
  }

  /** Returns a future of the first answer: its time, and the processor time of the cold start. */
  public CompletableFuture<Mark> firstResponse() {
    return firstResponse.copy();
  }

  /**
   * Waits until the function is initialised: the runtime asks for its first event or, with
   * SnapStart, is ready for the snapshot.
   *
   * @param timeout the longest wait
   * @throws ForkException if time is up or, at once, if the initialisation fails or the process
   *     ends; the fork is closed then
   */
  public LambdaFork awaitReady(Duration timeout) {
    try {
      process.await("its first request for an event", this::isReady, timeout);
      return this;
    } catch (ForkException e) {
      close();
      throw e;
    }
  }

  private boolean isReady() {
    if (life.initError.isDone()) {
      String json = life.initError.join().json();
      throw new ForkException("The initialisation failed: " + json + output().transcript());
    }
    return life.firstNext.isDone() || life.checkpoint.isDone();
  }

  @Override
  public void close() {
    process.close();
    if (ownsServer) {
      server.close();
    }
  }

  /** Describes a function. Not safe for use by many threads. */
  public static final class Builder extends ForkBuilder<Builder> {

    private final Map<String, String> environment = new LinkedHashMap<>();
    private ClassPath classPath = new ClassPath(List.of());
    private LocalRepository repository = LocalRepository.standard();
    private @Nullable String handler;
    private @Nullable RuntimeApiServer server;
    private boolean snapStart;

    private Builder() {
      environment.put("AWS_LAMBDA_FUNCTION_NAME", "test");
      environment.put("AWS_LAMBDA_FUNCTION_VERSION", "$LATEST");
      environment.put("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "512");
    }

    @Override
    Builder self() {
      return this;
    }

    /** Sets the application: the handler and its dependencies without the Lambda runtime. */
    public Builder classPath(ClassPath classPath) {
      this.classPath = Objects.requireNonNull(classPath, "classPath");
      return this;
    }

    /** Sets the handler: {@code package.Class} or {@code package.Class::method}. */
    public Builder handler(String handler) {
      this.handler = Objects.requireNonNull(handler, "handler");
      return this;
    }

    /** Sets the handler: a {@code RequestHandler} or {@code RequestStreamHandler}. */
    public Builder handler(Class<?> handler) {
      return handler(handler.getName());
    }

    /**
     * Sets a server to poll instead of the fork's own, without another live runtime; the fork does
     * not close it.
     */
    public Builder server(RuntimeApiServer server) {
      this.server = Objects.requireNonNull(server, "server");
      return this;
    }

    /** Sets the number of concurrent invocations in one process, as on Lambda Managed Instances. */
    public Builder maxConcurrency(int concurrency) {
      environment.put("AWS_LAMBDA_MAX_CONCURRENCY", Integer.toString(concurrency));
      return this;
    }

    /**
     * Switches SnapStart on: the runtime runs the hooks before the checkpoint, then waits for
     * {@link RuntimeApiServer#restore}. No snapshot is taken; the process goes on.
     */
    public Builder snapStart() {
      snapStart = true;
      environment.put("AWS_LAMBDA_INITIALIZATION_TYPE", "snap-start");
      return this;
    }

    /**
     * Sets the source of the runtime's jars; the {@linkplain LocalRepository#standard standard} one
     * by default.
     */
    public Builder repository(LocalRepository repository) {
      this.repository = Objects.requireNonNull(repository, "repository");
      return this;
    }

    /**
     * Starts the runtime and does not wait for it; events may be queued at once.
     *
     * @throws ForkException if it cannot be started
     */
    public LambdaFork start() {
      String handler = this.handler;
      if (handler == null) {
        throw new IllegalStateException("Say which function to run: handler(..)");
      }
      ClassPath runtime = repository.jars(RuntimeJars.LAMBDA);
      TempDirectory scratch = TempDirectory.create("anyfn-lambda-");
      List<String> arguments = new ArrayList<>(vmArguments(scratch));
      arguments.addAll(List.of("-cp", runtime.and(classPath).toString(), MAIN, handler));

      RuntimeApiServer given = server;
      RuntimeApiServer target = given == null ? RuntimeApiServer.start() : given;
      Map<String, String> all = new LinkedHashMap<>(environment);
      all.put("_HANDLER", handler);
      all.put("AWS_LAMBDA_RUNTIME_API", target.endpoint());
      RuntimeLife life = target.begin();
      try {
        return new LambdaFork(launch(arguments, all, scratch), target, life, given == null);
      } catch (RuntimeException e) {
        target.end(life, 1);
        if (given == null) {
          target.close();
        }
        throw e;
      }
    }

    private List<String> vmArguments(TempDirectory scratch) {
      List<String> arguments = new ArrayList<>();
      var library = NativeLibrary.unpack(repository.jar(RuntimeJars.LAMBDA_CLIENT), scratch.path());
      arguments.add("-D" + NativeLibrary.PROPERTY + "=" + library);
      if (java().wantsNativeAccess()) {
        arguments.add("--enable-native-access=ALL-UNNAMED");
      }
      if (snapStart) {
        arguments.add("-Dorg.crac.Core.Compat=com.amazonaws.services.lambda.crac");
      }
      return arguments;
    }
  }
}
