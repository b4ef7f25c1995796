package dev.anyfn.testkit.sim;

import dev.anyfn.Headers;
import dev.anyfn.testkit.sim.InvocationRecord.Answer;
import dev.anyfn.testkit.sim.InvocationRecord.End;
import dev.anyfn.testkit.sim.InvocationRecord.Placement;
import dev.anyfn.testkit.sim.InvocationRecord.Result;
import dev.anyfn.testkit.sim.InvocationRecord.Start;
import dev.anyfn.testkit.sim.InvocationRecord.Timing;
import dev.anyfn.testkit.sim.InvocationRecord.Traces;
import dev.anyfn.testkit.state.StoreOperation;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Makes records of invocations. */
final class Records {

  private static final Duration NONE = Duration.ZERO;
  private static final byte[] NOTHING = {};

  private Records() {}

  /** Records one that found no instance. */
  static InvocationRecord refused(PendingInvocation pending, Instant now, String why) {
    return new InvocationRecord(
        pending.number(),
        pending.stimulus().describe(),
        new Placement(Start.NONE, "", 0),
        new Timing(pending.at(), Duration.between(pending.at(), now), NONE, NONE, NONE),
        new End(Result.THROTTLED, null, why),
        new Answer(429, Headers.empty(), NOTHING, List.of()),
        new Traces(List.of(), List.of(), List.of()));
  }

  /** Records one that has run. */
  static InvocationRecord ended(Execution execution, Execution.Verdict verdict, Plan plan) {
    PendingInvocation pending = execution.pending();
    Start cold = plan.program().restored() ? Start.RESTORED : Start.COLD;
    Duration init = execution.init();
    return new InvocationRecord(
        pending.number(),
        pending.stimulus().describe(),
        new Placement(
            execution.fresh() ? cold : Start.WARM,
            execution.sandbox().id(),
            execution.sandbox().processes()),
        new Timing(
            pending.at(),
            Duration.between(pending.at(), execution.begun()),
            init,
            verdict.duration(),
            plan.profile().billing().billed(init, verdict.duration())),
        verdict.end(),
        heard(execution.answer().answer(), verdict.end().result()),
        traces(execution.calls()));
  }

  /** Returns what the caller hears: nobody sends the answer of a process that is late or dead. */
  private static Answer heard(Answer answer, Result result) {
    boolean gone = result == Result.TIMED_OUT;
    return new Answer(
        gone && answer.status() > 0 ? 504 : answer.status(),
        gone ? Headers.empty() : answer.headers(),
        gone || result == Result.CRASHED ? NOTHING : answer.body(),
        answer.failedItems());
  }

  private static Traces traces(List<Call> calls) {
    List<String> log = new ArrayList<>();
    List<StoreOperation> operations = new ArrayList<>();
    List<String> warnings = new ArrayList<>();
    for (Call call : calls) {
      log.addAll(call.log());
      operations.addAll(call.operations());
      warnings.addAll(call.warnings());
    }
    return new Traces(log, operations, warnings);
  }
}
