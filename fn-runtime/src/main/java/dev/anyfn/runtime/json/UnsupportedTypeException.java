package dev.anyfn.runtime.json;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A type that cannot be read or written. The message says what to write instead. */
public final class UnsupportedTypeException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  /**
   * Creates the exception.
   *
   * @param message what is wrong with the type, and what to write instead
   * @param cause what was thrown; null if nothing was
   */
  public UnsupportedTypeException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }

  /**
   * Creates the exception as one of the JDK's types, so that a class that may throw it does not
   * load it.
   *
   * @param message the problem of the type, and the type to write instead
   * @return the exception
   */
  public static IllegalArgumentException refused(String message) {
    return new UnsupportedTypeException(message, null);
  }

  /** Says what is wrong with the type, and what to write instead; never null. */
  @Override
  public String getMessage() {
    return Objects.requireNonNull(super.getMessage());
  }
}
