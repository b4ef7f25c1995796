package dev.anyfn.runtime.wire;

import java.io.IOException;

/** The answer could not be written, because its client is gone: not a failure of the function. */
public final class ClientGoneException extends IOException {

  private static final long serialVersionUID = 1L;

  ClientGoneException(IOException cause) {
    super("The client is gone", cause);
  }
}
