package dev.anyfn.testkit.state;

/**
 * The instance was stopped at this operation, as {@code kill -9} would. An error, so that a
 * function which catches exceptions does not survive it; all later operations of the instance throw
 * it, too.
 */
public final class StoppedError extends Error {

  private static final long serialVersionUID = 1L;

  StoppedError(String message) {
    super(message);
  }
}
