package dev.anyfn.runtime.text;

/**
 * Stands as a cause for an exception whose message repeats foreign input: its class and its stack
 * trace are kept, its message is not.
 */
public final class RedactedCause extends Exception {

  private static final long serialVersionUID = 1L;

  private RedactedCause(Throwable original) {
    super(original.getClass().getName() + " (message withheld: it repeats the input)");
    setStackTrace(original.getStackTrace());
  }

  /**
   * Withholds the message of an exception, and all that caused or accompanies it.
   *
   * @param original what was thrown
   * @return what may be logged of it
   */
  public static RedactedCause of(Throwable original) {
    return new RedactedCause(original);
  }
}
