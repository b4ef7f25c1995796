package dev.anyfn.testkit.platform;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** There was no answer, or not all of it. What stands before the function answers 502 then. */
final class BrokenAnswerException extends Exception {

  @Serial private static final long serialVersionUID = 1L;

  BrokenAnswerException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
