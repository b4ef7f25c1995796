package dev.anyfn.testkit.state;

/**
 * The stop of an instance at an operation, as by {@code kill -9}; all later operations of the
 * instance throw it, too. A {@link VirtualMachineError}, so that neither a function that catches
 * exceptions nor a batch goes on.
 */
public final class StoppedError extends VirtualMachineError {

  private static final long serialVersionUID = 1L;

  /** Creates the error of an instance that was stopped there. */
  public StoppedError(String message) {
    super(message);
  }
}
