package dev.anyfn.testkit.fork;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/**
 * A forked runtime did not do what was awaited, or could not be started. The message says what was
 * awaited and, where there is a process, ends with everything it has written.
 */
public final class ForkException extends RuntimeException {

  @Serial private static final long serialVersionUID = 1L;

  ForkException(String message) {
    this(message, null);
  }

  ForkException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
