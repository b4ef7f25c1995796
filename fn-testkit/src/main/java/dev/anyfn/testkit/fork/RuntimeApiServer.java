package dev.anyfn.testkit.fork;

import dev.anyfn.testkit.fork.InvocationResult.Failure;
import dev.anyfn.testkit.wire.LoopbackServer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The Lambda Runtime API, version 2018-06-01, on a free port of the loopback interface. Point a
 * runtime at {@link #endpoint} by {@code AWS_LAMBDA_RUNTIME_API}; {@link LambdaFork} does it for
 * AWS's Java client.
 *
 * <p>It serves one runtime at a time, with any number of concurrent polls. Report the runtime's
 * start and exit by {@link #runtimeStarted} and {@link #runtimeExited}; an exit fails open
 * invocations as the platform does. It enforces no deadline.
 *
 * <p>Safe for use by many threads. Closing it ends all connections.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html">Lambda runtime
 *     API</a>
 */
public final class RuntimeApiServer implements AutoCloseable {

  private volatile RuntimeLife life = new RuntimeLife();

  /** The last field: the server accepts connections at once. */
  private final LoopbackServer server =
      LoopbackServer.start(
          "runtime-api",
          connection -> {
            RuntimeApiConnection runtime = new RuntimeApiConnection(life, connection);
            return runtime::serve;
          });

  private RuntimeApiServer() {}

  /** Starts a server. */
  public static RuntimeApiServer start() {
    return new RuntimeApiServer();
  }

  /** Returns the value of {@code AWS_LAMBDA_RUNTIME_API}: host and port, no scheme. */
  public String endpoint() {
    return "127.0.0.1:" + server.port();
  }

  /**
   * Queues an event, its payload sent as it is, with {@linkplain InvocationOptions#defaults
   * defaults}.
   */
  public CompletableFuture<InvocationResult> invoke(byte[] payload) {
    return invoke(payload, InvocationOptions.defaults());
  }

  /**
   * Queues an event; the runtime may start later.
   *
   * @param payload sent as it is
   * @param options the platform's data
   * @return the end of the invocation; never completes exceptionally
   * @throws IllegalArgumentException if an invocation with this request id has not ended yet
   */
  public CompletableFuture<InvocationResult> invoke(byte[] payload, InvocationOptions options) {
    CompletableFuture<InvocationResult> result = new CompletableFuture<>();
    life.invocations.add(new Invocation(payload.clone(), options, result));
    return result;
  }

  /**
   * Queues an event, with {@linkplain InvocationOptions#defaults defaults}, and waits for its end.
   *
   * @param payload sent as it is
   * @param timeout the longest wait
   * @return the end of the invocation
   * @throws ForkException if it has not ended by then
   */
  public InvocationResult call(byte[] payload, Duration timeout) {
    return call(payload, InvocationOptions.defaults(), timeout);
  }

  /**
   * Queues an event and waits for its end.
   *
   * @param payload sent as it is
   * @param options the platform's data
   * @param timeout the longest wait
   * @return the end of the invocation
   * @throws ForkException if it has not ended by then
   */
  public InvocationResult call(byte[] payload, InvocationOptions options, Duration timeout) {
    try {
      return invoke(payload, options).get(timeout.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      throw Interrupted.rethrow(e);
    } catch (TimeoutException | ExecutionException e) {
      String what = "Invocation " + options.requestId() + " has not ended after " + timeout;
      throw new ForkException(
          what + "; the runtime has " + (hadFirstNext() ? "" : "never ") + "asked for events", e);
    }
  }

  /**
   * Returns a future of the runtime's first request for an event: the end of its initialisation.
   */
  public CompletableFuture<Void> firstNext() {
    return life.firstNext.copy();
  }

  /** Returns true if the runtime has asked for an event. */
  public boolean hadFirstNext() {
    return life.firstNext.isDone();
  }

  /**
   * Returns the number of requests that wait for an event; at most one for a runtime without
   * concurrency.
   */
  public int pollers() {
    return life.invocations.pollers();
  }

  /**
   * Returns the arrival of the runtime's first response or error, in the time of {@link
   * System#nanoTime}. Dependent actions run before the runtime gets its 202.
   */
  public CompletableFuture<Long> firstAnswer() {
    return life.firstAnswer.copy();
  }

  /** Returns a future of the report that the initialisation failed; may never complete. */
  public CompletableFuture<Failure> initError() {
    return life.initError.copy();
  }

  /**
   * Returns a future of the SnapStart checkpoint: the runtime has run its hooks and waits for
   * {@link #restore}.
   */
  public CompletableFuture<Void> checkpoint() {
    return life.checkpoint.copy();
  }

  /** Restores a SnapStart runtime, now or as soon as it reaches its checkpoint. */
  public void restore() {
    life.restored.complete(null);
  }

  /** Returns a future of the report that a hook after the restore failed; may never complete. */
  public CompletableFuture<Failure> restoreError() {
    return life.restoreError.copy();
  }

  /**
   * Forgets the last runtime; call it before the second runtime and each later one. Queued events
   * stay queued.
   */
  public void runtimeStarted() {
    begin();
  }

  /**
   * Reports the exit code of the runtime: open invocations fail as {@code Runtime.ExitError}, and
   * so do new ones until the {@linkplain #runtimeStarted next} runtime starts.
   */
  public void runtimeExited(int code) {
    end(life, code);
  }

  RuntimeLife begin() {
    RuntimeLife before = life;
    if (before.untouched()) {
      return before;
    }
    life = new RuntimeLife();
    before.exited(0);
    server.closeConnections();
    return life;
  }

  /** Does nothing if another runtime has started since. */
  void end(RuntimeLife ended, int code) {
    ended.exited(code);
    if (ended == life) {
      server.closeConnections();
    }
  }

  @Override
  public void close() {
    runtimeExited(0);
    server.close();
  }
}
