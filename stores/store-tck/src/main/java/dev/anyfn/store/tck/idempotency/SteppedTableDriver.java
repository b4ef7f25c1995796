package dev.anyfn.store.tck.idempotency;

import dev.anyfn.state.Capability;
import dev.anyfn.state.Key;
import dev.anyfn.state.StoreError;
import dev.anyfn.state.StoreException;
import dev.anyfn.state.spi.Row;
import dev.anyfn.state.spi.RowPage;
import dev.anyfn.state.spi.RowQuery;
import dev.anyfn.state.spi.RowWrite;
import dev.anyfn.state.spi.TableDriver;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The table of one actor, where each operation is a step of the schedule and may go wrong. */
final class SteppedTableDriver implements TableDriver {

  private final Schedule schedule;
  private final Actor actor;

  SteppedTableDriver(Schedule schedule, Actor actor) {
    this.schedule = schedule;
    this.actor = actor;
  }

  @Override
  public Set<Capability> capabilities() {
    return schedule.driver.capabilities();
  }

  @Override
  public void prime() {
    schedule.driver.prime();
  }

  @Override
  public @Nullable Row get(Key key) {
    return step("get", key, false, () -> schedule.driver.get(key));
  }

  @Override
  public void write(RowWrite write, Instant now) {
    step(
        write instanceof RowWrite.Delete ? "delete" : "put",
        write.key(),
        true,
        () -> {
          schedule.driver.write(write, now);
          return null;
        });
  }

  @Override
  public void atomic(List<RowWrite> writes, Instant now) {
    step(
        "atomic",
        writes.get(0).key(),
        true,
        () -> {
          schedule.driver.atomic(writes, now);
          return null;
        });
  }

  @Override
  public RowPage query(RowQuery query) {
    throw new UnsupportedOperationException("no schedule needs it");
  }

  @Override
  public void close() {
    // The schedule's driver is another's.
  }

  private <T> @Nullable T step(
      String operation, Key key, boolean write, Supplier<@Nullable T> action) {
    actor.requireAlive();
    actor.pass();
    Director.Fault fault = schedule.director().fault(write);
    if (schedule.traced()) {
      schedule.trace(
          actor
              + ": "
              + operation
              + " "
              + key
              + (fault == Director.Fault.NONE ? "" : ", " + fault));
    }
    switch (fault) {
      case CRASH_BEFORE -> throw actor.die();
      case REFUSED -> throw new StoreException(StoreError.UNAVAILABLE, "refused for now");
      case LOST_REQUEST -> throw lost();
      case LATE -> {
        schedule.late().add(() -> Objects.requireNonNullElse(action.get(), ""));
        throw lost();
      }
      default -> {}
    }
    T result;
    try {
      result = action.get();
    } catch (StoreException e) {
      if (schedule.traced()) {
        schedule.trace("  answered " + e.error());
      }
      if (fault == Director.Fault.CRASH_AFTER) {
        throw actor.die();
      }
      throw fault == Director.Fault.LOST_ANSWER ? lost() : e;
    }
    if (fault == Director.Fault.CRASH_AFTER) {
      throw actor.die();
    }
    if (fault == Director.Fault.LOST_ANSWER) {
      throw lost();
    }
    actor.afterAnswer();
    return result;
  }

  private static StoreException lost() {
    return new StoreException(StoreError.OUTCOME_UNKNOWN, "the answer was lost");
  }
}
