package dev.anyfn.testkit.platform;

import dev.anyfn.ErrorCode;
import dev.anyfn.FunctionException;
import dev.anyfn.testkit.fork.Fork;
import dev.anyfn.testkit.fork.ForkException;
import dev.anyfn.testkit.fork.InvocationOptions;
import dev.anyfn.testkit.fork.InvocationResult;
import dev.anyfn.testkit.fork.InvocationResult.Failure;
import dev.anyfn.testkit.fork.LambdaFork;

/** Invocations of a Lambda function, and what they say of a failure. */
final class Lambdas {

  private Lambdas() {}

  static InvocationResult invoke(Fork fork, byte[] payload, InvocationOptions options) {
    LambdaFork lambda = (LambdaFork) fork;
    try {
      return lambda.server().call(payload, options, Platforms.PATIENCE);
    } catch (ForkException e) {
      throw new PlatformException(
          e.getMessage() + ". The process has written:\n" + lambda.output().text(), e);
    }
  }

  /**
   * The code of a failure: the error document has it where the function chose one; else the log has
   * it, unless the runtime did not live to write it.
   */
  static ErrorCode code(Failure failure, InvocationOptions options, CallLog log) {
    if (failure.errorType().equals(FunctionException.class.getName())) {
      String name = failure.errorMessage().split(":", 2)[0];
      for (ErrorCode code : ErrorCode.values()) {
        if (code.name().equals(name)) {
          return code;
        }
      }
    }
    boolean ofTheRuntime =
        failure.errorType().startsWith("Runtime.") || failure.errorType().startsWith("Function.");
    return ofTheRuntime
        ? ErrorCode.INTERNAL
        : log.failure("invocationId", options.requestId())
            .flatMap(CallLog::code)
            .orElse(ErrorCode.INTERNAL);
  }
}
