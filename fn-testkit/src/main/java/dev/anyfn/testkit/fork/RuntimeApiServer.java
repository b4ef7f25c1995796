package dev.anyfn.testkit.fork;

import dev.anyfn.testkit.fork.InvocationResult.Failure;
import dev.anyfn.testkit.wire.LoopbackServer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The Lambda Runtime API, version 2018-06-01, on a free port of the loopback interface: what a
 * Lambda runtime polls for events. Point any runtime at {@link #endpoint} by {@code
 * AWS_LAMBDA_RUNTIME_API}; {@link LambdaFork} does it for AWS's Java client.
 *
 * <p>One runtime at a time, with as many concurrent polls as it likes. It is told that a runtime
 * starts or has exited by {@link #runtimeStarted} and {@link #runtimeExited}; an invocation that is
 * open when its runtime exits fails as it does on the platform. It enforces no deadline.
 *
 * <p>Safe for use by many threads. Close it to end all connections.
 *
 * @see <a href="https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html">Lambda runtime
 *     API</a>
 */
public final class RuntimeApiServer implements AutoCloseable {

  private volatile RuntimeLife life = new RuntimeLife();

  /** The last field, because it serves at once. */
  private final LoopbackServer server =
      LoopbackServer.start(
          "runtime-api",
          connection -> {
            RuntimeApiConnection runtime = new RuntimeApiConnection(life, connection);
            return runtime::serve;
          });

  private RuntimeApiServer() {}

  /**
   * Starts a server.
   *
   * @return listening
   */
  public static RuntimeApiServer start() {
    return new RuntimeApiServer();
  }

  /**
   * Where it listens.
   *
   * @return the value of {@code AWS_LAMBDA_RUNTIME_API}: host and port, no scheme
   */
  public String endpoint() {
    return "127.0.0.1:" + server.port();
  }

  /**
   * Queues an event, with {@linkplain InvocationOptions#defaults defaults}.
   *
   * @param payload handed to the runtime as it is
   * @return how it ended, as soon as it has
   */
  public CompletableFuture<InvocationResult> invoke(byte[] payload) {
    return invoke(payload, InvocationOptions.defaults());
  }

  /**
   * Queues an event. The runtime need not be there yet.
   *
   * @param payload handed to the runtime as it is
   * @param options what the platform says about it
   * @return how it ended, as soon as it has; never completed exceptionally
   * @throws IllegalArgumentException if an invocation with this request id has not ended yet
   */
  public CompletableFuture<InvocationResult> invoke(byte[] payload, InvocationOptions options) {
    CompletableFuture<InvocationResult> result = new CompletableFuture<>();
    life.invocations.add(new Invocation(payload.clone(), options, result));
    return result;
  }

  /**
   * Queues an event and waits for its end, with {@linkplain InvocationOptions#defaults defaults}.
   *
   * @param payload handed to the runtime as it is
   * @param timeout how long to wait
   * @return how it ended
   * @throws ForkException if it has not ended by then
   */
  public InvocationResult call(byte[] payload, Duration timeout) {
    return call(payload, InvocationOptions.defaults(), timeout);
  }

  /**
   * Queues an event and waits for its end.
   *
   * @param payload handed to the runtime as it is
   * @param options what the platform says about it
   * @param timeout how long to wait
   * @return how it ended
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
   * Returns the end of the runtime's initialisation: its first request for an event; completed as
   * soon as it has asked.
   */
  public CompletableFuture<Void> firstNext() {
    return life.firstNext.copy();
  }

  /** Returns true if the runtime has asked for an event; true from its first request on. */
  public boolean hadFirstNext() {
    return life.firstNext.isDone();
  }

  /**
   * How many requests for an event wait now.
   *
   * @return at most one for a runtime without concurrency
   */
  public int pollers() {
    return life.invocations.pollers();
  }

  /**
   * The runtime's first answer, be it a response or an error. What is chained to this future runs
   * before the runtime is told that its answer has arrived.
   *
   * @return when it arrived, in the time of {@link System#nanoTime}
   */
  public CompletableFuture<Long> firstAnswer() {
    return life.firstAnswer.copy();
  }

  /**
   * Returns the runtime's report that its initialisation failed; completed as soon as it is
   * reported, which may be never.
   */
  public CompletableFuture<Failure> initError() {
    return life.initError.copy();
  }

  /**
   * SnapStart: the runtime has run its hooks and waits to be restored.
   *
   * @return completed as soon as it is ready for the snapshot
   */
  public CompletableFuture<Void> checkpoint() {
    return life.checkpoint.copy();
  }

  /** SnapStart: lets the runtime go on from its checkpoint, now or as soon as it is there. */
  public void restore() {
    life.restored.complete(null);
  }

  /**
   * SnapStart: the runtime's report that a hook after the restore failed.
   *
   * @return completed as soon as it is reported, which may be never
   */
  public CompletableFuture<Failure> restoreError() {
    return life.restoreError.copy();
  }

  /**
   * A new runtime process starts: all that was seen of the one before is forgotten. Needed from the
   * second runtime on; what is queued for the first stays queued.
   */
  public void runtimeStarted() {
    begin();
  }

  /**
   * The runtime process has ended: what is open fails as {@code Runtime.ExitError}, and so does
   * what is invoked before the {@linkplain #runtimeStarted next} one starts.
   *
   * @param code its exit code
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
