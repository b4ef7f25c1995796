package dev.anyfn.testkit.state;

/**
 * The instance was stopped at this operation, as {@code kill -9} would. An error, so that a
 * function which catches exceptions does not survive it; all later operations of the instance throw
 * it, too. Of the kind that no JVM survives, so that a batch does not go on with its next record.
 */
public final class StoppedError extends VirtualMachineError {

  private static final long serialVersionUID = 1L;

  /**
   * An instance is stopped.
   *
   * @param message where
   */
  public StoppedError(String message) {
    super(message);
  }
}
