package dev.anyfn.testkit.platform;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/**
 * A call cannot be made on a platform: a requirement is missing, the runtime does not start, or the
 * platform does not carry this kind. The message gives the remedy.
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
