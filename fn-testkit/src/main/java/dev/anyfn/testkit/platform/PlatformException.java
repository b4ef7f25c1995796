package dev.anyfn.testkit.platform;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/**
 * A call could not be made on a platform: what it needs is missing, its runtime does not start, or
 * a test asks it for what it cannot carry. The message says what to do.
 */
public final class PlatformException extends RuntimeException {

  @Serial private static final long serialVersionUID = 1L;

  PlatformException(String message) {
    this(message, null);
  }

  PlatformException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
