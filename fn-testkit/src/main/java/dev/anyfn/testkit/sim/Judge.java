package dev.anyfn.testkit.sim;

import dev.anyfn.ErrorCode;
import dev.anyfn.runtime.Failure;
import dev.anyfn.runtime.InitializationException;
import dev.anyfn.testkit.sim.InvocationRecord.End;
import dev.anyfn.testkit.sim.InvocationRecord.Result;
import dev.anyfn.testkit.state.StoppedError;
import org.jspecify.annotations.Nullable;

/** Judges how a call ended, and what it did to its process. Used by the worker of the call. */
record Judge(GuestProcess process, Sandbox sandbox, Lifecycle lifecycle) {

  static End answered(int status, @Nullable Failure failure) {
    if (status < 400) {
      return End.SUCCESS;
    }
    if (failure == null) {
      return new End(Result.FAILED, null, "It answered a failure");
    }
    String detail = failure.detail();
    return new End(
        Result.FAILED, failure.code(), detail == null ? failure.code().toString() : detail);
  }

  static End thrown(Throwable thrown) {
    return new End(Result.FAILED, Failure.of(thrown).code(), describe(thrown));
  }

  static String describe(Throwable thrown) {
    return thrown instanceof InitializationException || thrown instanceof StoppedError
        ? String.valueOf(thrown.getMessage())
        : thrown.toString();
  }

  /** Judges what became of the instance, which may be worse than what came of the call. */
  End survived(Call call, End came) {
    End end = came;
    String full = sandbox.temporaryTooLarge();
    if (full != null) {
      end = new End(Result.FAILED, end.code(), full);
    }
    if (process.takeOutOfMemory() || call.outOfMemory()) {
      call.warn("It ran out of memory.");
      if (lifecycle.exitsOnFatalError()) {
        process.die("The process ended, because it ran out of memory");
      }
    }
    String death = process.death();
    if (death != null) {
      end = new End(Result.CRASHED, end.code(), death);
    }
    String late = call.outOfTime();
    if (late != null) {
      end = new End(Result.TIMED_OUT, ErrorCode.DEADLINE_EXCEEDED, late);
      if (lifecycle.afterTimeout() == Lifecycle.AfterTimeout.RESET) {
        process.die("The platform ended the process: " + late);
      }
    }
    if (process.idle()) {
      for (String work : process.threads().background()) {
        call.warn(
            "It left work running, which stands still with the instance or is lost with it: "
                + work);
      }
    }
    return end;
  }
}
