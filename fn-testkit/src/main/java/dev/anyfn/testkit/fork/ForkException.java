package dev.anyfn.testkit.fork;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/**
 * A forked runtime could not be started, or did not do what the caller waits for. The message names
 * that and ends with the process's output, if there is a process.
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
