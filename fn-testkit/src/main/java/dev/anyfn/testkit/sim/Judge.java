package dev.anyfn.testkit.sim;

import dev.anyfn.ErrorCode;
import dev.anyfn.runtime.Failure;
import dev.anyfn.runtime.InitializationException;
import dev.anyfn.testkit.sim.InvocationRecord.End;
import dev.anyfn.testkit.sim.InvocationRecord.Result;
import dev.anyfn.testkit.state.InstalledCodec;
import dev.anyfn.testkit.state.StoppedError;
import org.jspecify.annotations.Nullable;

/** Judges how a call ended, and what it did to its process. Used by the worker of the call. */
record Judge(GuestProcess process, Sandbox sandbox, Lifecycle lifecycle) {

  /** The failure in an answer. */
  private record Problem(@Nullable ErrorCode code, @Nullable String detail) {
    String why() {
      return detail != null ? detail : code == null ? "It answered a failure" : code.toString();
    }
  }

  static End answered(InvocationRecord.Answer answer) {
    if (answer.status() < 400) {
      return End.SUCCESS;
    }
    Problem problem =
        answer.headers().first("Content-Type").orElse("").equals("application/problem+json")
            ? (Problem) new InstalledCodec().decode(answer.body(), Problem.class)
            : new Problem(null, null);
    return new End(Result.FAILED, problem.code(), problem.why());
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
    if (process.takeOutOfMemory() || outOfMemory(call)) {
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

  private static boolean outOfMemory(Call call) {
    return call.log().stream()
        .anyMatch(l -> l.contains("\"exception\":\"java.lang.OutOfMemoryError"));
  }
}
