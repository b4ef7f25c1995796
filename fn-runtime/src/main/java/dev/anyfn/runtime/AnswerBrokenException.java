package dev.anyfn.runtime;

import java.io.IOException;

/**
 * The function failed after the head of its answer was sent. It has been logged; what is left to
 * the adapter is to break the connection, so that nobody takes the part for the whole.
 */
public final class AnswerBrokenException extends IOException {

  private static final long serialVersionUID = 1L;

  AnswerBrokenException(Throwable cause) {
    super("The answer broke off", cause);
  }
}
