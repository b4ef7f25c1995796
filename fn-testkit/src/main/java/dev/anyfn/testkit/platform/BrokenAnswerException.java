package dev.anyfn.testkit.platform;

import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** The answer is missing or incomplete; a gateway answers 502 then. */
final class BrokenAnswerException extends Exception {

  @Serial private static final long serialVersionUID = 1L;

  BrokenAnswerException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
