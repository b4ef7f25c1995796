package dev.anyfn.runtime.json;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;

/** A value of the wrong kind; where it stands, what was expected and what kind was found. */
final class Mismatch extends JsonProcessingException {

  private static final long serialVersionUID = 1L;

  Mismatch(String message, JsonLocation location, Throwable cause) {
    super(message, location, cause);
  }

  Mismatch(String message, JsonLocation location) {
    super(message, location);
  }

  /** The words alone: the place is told in our own way. */
  @Override
  public String getMessage() {
    return getOriginalMessage();
  }
}
