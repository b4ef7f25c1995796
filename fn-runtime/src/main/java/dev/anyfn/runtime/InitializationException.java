package dev.anyfn.runtime;

import dev.anyfn.runtime.json.UnsupportedTypeException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The function cannot be found, built or bound. The message is one sentence, or two, that say what
 * is wrong and what to do; each platform reports it in its own way, before the first invocation.
 */
public final class InitializationException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * A failure to initialise.
   *
   * @param message what is wrong and what to do
   */
  public InitializationException(String message) {
    super(message);
  }

  /**
   * A failure to initialise that has a cause.
   *
   * @param message what is wrong and what to do
   * @param cause what was thrown; null if nothing was
   */
  public InitializationException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  /** Translates the refusal of a type; passes on any other exception. */
  static InitializationException unsupported(IllegalArgumentException thrown) {
    if (thrown instanceof UnsupportedTypeException refused) {
      return new InitializationException(refused.getMessage(), refused.getCause());
    }
    throw thrown;
  }

  /** Says what is wrong and what to do; never null. */
  @Override
  public String getMessage() {
    return Objects.requireNonNull(super.getMessage());
  }
}
