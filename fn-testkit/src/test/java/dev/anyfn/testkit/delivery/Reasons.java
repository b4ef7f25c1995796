package dev.anyfn.testkit.delivery;

import dev.anyfn.Context;
import dev.anyfn.runtime.Ending;
import dev.anyfn.runtime.Failure;
import dev.anyfn.runtime.InvocationObserver;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Remembers why the last invocation of an instance failed. For one thread. */
final class Reasons implements InvocationObserver {

  private @Nullable String last;

  /** Returns the detail of a failure on purpose, else what was thrown. */
  static String of(Failure failure) {
    return failure.detail() == null
        ? failure.cause().toString()
        : failure.code() + ": " + failure.detail();
  }

  /** Returns the reason of the last failure since this was last called. */
  String last(String otherwise) {
    String reason = last == null ? otherwise : last;
    last = null;
    return reason;
  }

  @Override
  public void ended(Context context, Ending ending, Duration took) {
    if (ending instanceof Ending.Failed failed) {
      last = of(failed.failure());
    } else if (ending instanceof Ending.Dropped dropped) {
      last = of(dropped.failure());
    }
  }

  @Override
  public void refused(Failure failure) {
    last = of(failure);
  }
}
