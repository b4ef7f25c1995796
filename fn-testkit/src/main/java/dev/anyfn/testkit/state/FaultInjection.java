package dev.anyfn.testkit.state;

import dev.anyfn.state.StoreError;
import dev.anyfn.state.StoreException;
import dev.anyfn.state.spi.ObjectBody;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * A call of a store with a fault. A subclass chooses the fault, kills the instance, and records the
 * outcome; the effect of a fault is the same everywhere.
 */
public abstract class FaultInjection {

  private final @Nullable Fault fault;

  /** Begins a call with a fault; null for none. */
  protected FaultInjection(@Nullable Fault fault) {
    this.fault = fault;
  }

  /** Returns the fault of the call; null if there is none. */
  public final @Nullable Fault fault() {
    return fault;
  }

  /**
   * Makes the call, as far as its fault lets it happen.
   *
   * @param operation its description
   * @param call the action of the driver
   * @return its result
   * @throws IOException if a body cannot be read
   * @throws StoreException if the call throws it, is refused or is lost: OUTCOME_UNKNOWN for a lost
   *     write, UNAVAILABLE for a lost read
   */
  public final @Nullable Object run(StoreOperation operation, StoreInterceptor.Call call)
      throws IOException {
    if (fault == Fault.REFUSE) {
      seen(refusal().toString());
      throw new StoreException(refusal(), "as the test wants it");
    }
    if (fault == Fault.LATE) {
      later(call);
    }
    if (fault != null && !fault.happens()) {
      seen("");
      throw consequence(fault, operation);
    }
    Object result;
    try {
      result = call.run();
    } catch (StoreException e) {
      seen(e.error().toString());
      if (fault == null) {
        throw e;
      }
      throw consequence(fault, operation);
    }
    seen(result == null && !operation.writes() ? "nothing there" : "");
    if (fault == null) {
      return result;
    }
    if (result instanceof ObjectBody body) {
      body.stream().close(); // nobody gets it
    }
    throw consequence(fault, operation);
  }

  private RuntimeException consequence(Fault cause, StoreOperation operation) {
    if (cause.kills()) {
      throw killed();
    }
    return new StoreException(
        operation.writes() ? StoreError.OUTCOME_UNKNOWN : StoreError.UNAVAILABLE,
        "the answer is lost, as the test wants it");
  }

  /** Returns the error of a refused call; UNAVAILABLE by default. */
  protected StoreError refusal() {
    return StoreError.UNAVAILABLE;
  }

  /**
   * Records the outcome of the call, before its caller learns of it.
   *
   * @param outcome the name of an error, {@code nothing there}, or empty
   */
  protected void seen(String outcome) {}

  /** Kills the instance and returns the error to throw through its code. */
  protected abstract Error killed();

  /** Keeps a call that happens later. */
  protected void later(StoreInterceptor.Call call) {
    throw new UnsupportedOperationException("There is no later here");
  }
}
