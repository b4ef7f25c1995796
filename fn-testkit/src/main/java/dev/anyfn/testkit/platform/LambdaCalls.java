package dev.anyfn.testkit.platform;

import dev.anyfn.ErrorCode;
import dev.anyfn.FunctionException;
import dev.anyfn.testkit.fork.Fork;
import dev.anyfn.testkit.fork.ForkException;
import dev.anyfn.testkit.fork.InvocationOptions;
import dev.anyfn.testkit.fork.InvocationResult;
import dev.anyfn.testkit.fork.InvocationResult.Failure;
import dev.anyfn.testkit.fork.LambdaFork;

/** Invocations of a Lambda function, and the codes of their failures. */
final class LambdaCalls {

  private LambdaCalls() {}

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
   * Returns the code in the error document if the function chose one, else the code that the
   * process reports; INTERNAL for an error of the runtime, or without a report.
   */
  static ErrorCode code(Failure failure, InvocationOptions options, CallLog log) {
    if (failure.errorType().equals(FunctionException.class.getName())) {
      ErrorCode chosen = RawAnswer.code(failure.errorMessage().split(":", 2)[0]);
      if (chosen != null) {
        return chosen;
      }
    }
    boolean ofTheRuntime =
        failure.errorType().startsWith("Runtime.") || failure.errorType().startsWith("Function.");
    return ofTheRuntime
        ? ErrorCode.INTERNAL
        : log.failure(reported -> reported.invocationId().equals(options.requestId()))
            .orElse(ErrorCode.INTERNAL);
  }
}
