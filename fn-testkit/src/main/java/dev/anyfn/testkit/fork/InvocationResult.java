package dev.anyfn.testkit.fork;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The end of an invocation. Immutable. */
public sealed interface InvocationResult {

  /** The function answered. */
  final class Success implements InvocationResult {

    private final byte[] bytes;
    private final String contentType;
    private final boolean streamed;

    Success(byte[] bytes, String contentType, boolean streamed) {
      this.bytes = bytes;
      this.contentType = contentType;
      this.streamed = streamed;
    }

    /** Returns the answer. */
    public byte[] bytes() {
      return bytes.clone();
    }

    /** Returns the answer, decoded as UTF-8. */
    public String text() {
      return new String(bytes, StandardCharsets.UTF_8);
    }

    /** Returns the content type; empty text if the runtime sent none. */
    public String contentType() {
      return contentType;
    }

    /** Returns true if the runtime used the streaming response mode. */
    public boolean streamed() {
      return streamed;
    }

    @Override
    public String toString() {
      return "Success[" + text() + "]";
    }
  }

  /**
   * The function failed, or its runtime did.
   *
   * @param errorType from the error document: for Java the class of the exception
   * @param errorMessage from the error document
   * @param json the error document as sent, or as the platform would write it
   * @param headerErrorType the header {@code Lambda-Runtime-Function-Error-Type}, such as {@code
   *     Runtime.UserException}; another form becomes {@code Runtime.Unknown} or {@code
   *     Function.Unknown}, as on the platform
   */
  record Failure(
      String errorType, String errorMessage, String json, Optional<String> headerErrorType)
      implements InvocationResult {}

  /**
   * Returns the answer, if the test expects one.
   *
   * @throws ForkException with the error document if the invocation failed
   */
  default Success success() {
    if (this instanceof Success success) {
      return success;
    }
    throw new ForkException("The invocation was to succeed, but ended as " + this);
  }

  /**
   * Returns the failure, if the test expects one.
   *
   * @throws ForkException if the invocation succeeded
   */
  default Failure failure() {
    if (this instanceof Failure failure) {
      return failure;
    }
    throw new ForkException("The invocation was to fail, but ended as " + this);
  }
}
