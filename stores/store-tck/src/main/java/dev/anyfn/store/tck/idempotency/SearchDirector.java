package dev.anyfn.store.tck.idempotency;

import dev.anyfn.store.tck.idempotency.IdempotencySchedules.Bounds;
import dev.anyfn.testkit.state.Fault;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Follows a list of choices, takes the first one from there on, and knows the next list. */
final class SearchDirector implements Director {

  private final List<Integer> script;
  private final List<Integer> taken = new ArrayList<>();
  private final List<Integer> options = new ArrayList<>();
  private final long expiry;
  private int preemptions;
  private int crashes;
  private int lost;
  private int expiries;
  private int failures;

  SearchDirector(List<Integer> script, Bounds bounds, Workload plan) {
    this.script = script;
    this.expiry = plan.lease() + plan.skew() + 1;
    this.preemptions = bounds.preemptions();
    this.crashes = bounds.crashes();
    this.lost = bounds.lostAnswers();
    this.expiries = bounds.expiries();
    this.failures = bounds.failures();
  }

  private int choose(int count) {
    if (count == 1) {
      return 0;
    }
    int at = taken.size();
    int choice = at < script.size() ? script.get(at) : 0;
    taken.add(choice);
    options.add(count);
    return choice;
  }

  /** The choices of the schedule after this one; null if this was the last. */
  @Nullable List<Integer> following() {
    for (int at = taken.size() - 1; at >= 0; at--) {
      if (taken.get(at) + 1 < options.get(at)) {
        List<Integer> next = new ArrayList<>(taken.subList(0, at));
        next.add(taken.get(at) + 1);
        return next;
      }
    }
    return null;
  }

  List<Integer> taken() {
    return taken;
  }

  @Override
  public long timeBeforeStep(boolean leaseToRunOut) {
    if (leaseToRunOut && expiries > 0 && choose(2) == 1) {
      expiries--;
      return expiry;
    }
    return 1;
  }

  @Override
  public int next(List<Actor> ready, @Nullable Actor last) {
    int current = last == null ? -1 : ready.indexOf(last);
    if (current < 0) {
      return choose(ready.size());
    }
    if (preemptions == 0) {
      return current;
    }
    int choice = choose(ready.size());
    if (choice == 0) {
      return current; // the first choice is no change, so that bounds mean what they say
    }
    preemptions--;
    return choice <= current ? choice - 1 : choice;
  }

  @Override
  public @Nullable Fault fault(boolean write) {
    List<@Nullable Fault> possible = new ArrayList<>();
    possible.add(null);
    if (crashes > 0) {
      possible.add(Fault.KILL_BEFORE);
      if (write) {
        possible.add(Fault.KILL_AFTER);
      }
    }
    if (lost > 0 && write) {
      possible.add(Fault.LOSE_REQUEST);
      possible.add(Fault.LOSE_ANSWER);
    }
    Fault fault = possible.get(choose(possible.size()));
    if (fault != null && fault.kills()) {
      crashes--;
    } else if (fault != null) {
      lost--;
    }
    return fault;
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
    if (failures > 0 && choose(2) == 1) {
      failures--;
      return Work.FAIL;
    }
    return Work.SUCCEED;
  }
}
