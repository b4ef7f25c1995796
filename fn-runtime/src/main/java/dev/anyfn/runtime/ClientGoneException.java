package dev.anyfn.runtime;

import java.io.IOException;

/** The answer could not be written: not the function's failure, and nobody is left to tell. */
final class ClientGoneException extends IOException {

  private static final long serialVersionUID = 1L;

  ClientGoneException(IOException cause) {
    super("The client is gone", cause);
  }
}
