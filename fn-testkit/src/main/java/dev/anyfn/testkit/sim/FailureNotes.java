package dev.anyfn.testkit.sim;

import dev.anyfn.Context;
import dev.anyfn.runtime.Ending;
import dev.anyfn.runtime.Failure;
import dev.anyfn.runtime.InvocationObserver;
import java.time.Duration;

/** Notes the failures in a process on the calls that they belong to. */
record FailureNotes(GuestProcess process) implements InvocationObserver {

  @Override
  public void record(Context context, String id, Ending ending) {
    note(ending);
  }

  @Override
  public void ended(Context context, Ending ending, Duration took) {
    note(ending);
  }

  @Override
  public void refused(Failure failure) {
    note(failure);
  }

  private void note(Ending ending) {
    if (ending instanceof Ending.Failed failed) {
      note(failed.failure());
    } else if (ending instanceof Ending.Dropped dropped) {
      note(dropped.failure());
    }
  }

  private void note(Failure failure) {
    Call call = process.call();
    if (call != null) {
      call.failed(failure);
    }
  }
}
