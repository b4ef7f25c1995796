package dev.anyfn.store.tck.idempotency;

import dev.anyfn.testkit.state.Fault;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Nothing goes wrong any more. */
final class CalmDirector implements Director {
  @Override
  public long timeBeforeStep(boolean leaseToRunOut) {
    return 1;
  }

  @Override
  public int next(List<Actor> ready, @Nullable Actor last) {
    return 0;
  }

  @Override
  public @Nullable Fault fault(boolean write) {
    return null;
  }

  @Override
  public boolean passAfterAnswer() {
    return false;
  }

  @Override
  public long stall() {
    return 0;
  }

  @Override
  public Work work() {
    return Work.SUCCEED;
  }
}
