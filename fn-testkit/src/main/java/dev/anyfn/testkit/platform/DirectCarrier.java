package dev.anyfn.testkit.platform;

import dev.anyfn.ErrorCode;
import dev.anyfn.FunctionException;
import dev.anyfn.runtime.text.JsonText;
import dev.anyfn.testkit.fork.Fork;
import dev.anyfn.testkit.fork.InvocationOptions;
import dev.anyfn.testkit.fork.InvocationResult;
import dev.anyfn.testkit.fork.InvocationResult.Failure;
import dev.anyfn.testkit.fork.InvocationResult.Success;
import java.util.Set;

/** An SDK's direct invocation of a Lambda function with a payload of JSON. */
final class DirectCarrier implements Carrier {

  @Override
  public Set<Call.Kind> carries() {
    return Set.of(Call.Kind.VALUE);
  }

  @Override
  public boolean routes() {
    return false;
  }

  @Override
  public RawAnswer carry(Call call, Fork fork, String root, CallLog log) {
    InvocationOptions options = InvocationOptions.defaults();
    InvocationResult result = LambdaCalls.invoke(fork, ((ValueCall) call).asJson(), options);
    if (result instanceof Success success) {
      return RawAnswer.payload(success.bytes(), text(success));
    }
    Failure failure = result.failure();
    ErrorCode code = LambdaCalls.code(failure, options, log);
    return RawAnswer.failure(code, code.httpStatus(), "error document " + failure.json());
  }

  /** Returns the text of a JSON string, as on the way in. */
  private static String text(Success success) {
    if (JsonText.first(success.bytes()) != '"') {
      return success.text();
    }
    try {
      return JsonText.unquote(success.bytes());
    } catch (FunctionException e) {
      return success.text(); // no JSON: the test will see
    }
  }
}
