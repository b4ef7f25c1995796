package dev.anyfn.store.google;

import java.io.IOException;

/** There are no credentials, or their server does not answer: nothing was sent. */
final class CredentialsException extends IOException {

  private static final long serialVersionUID = 1L;

  CredentialsException(IOException cause) {
    super(cause.getMessage(), cause);
  }
}
