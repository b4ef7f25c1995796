package dev.anyfn.store.tck.idempotency;

import dev.anyfn.Context;
import dev.anyfn.ErrorCode;
import dev.anyfn.FunctionException;
import dev.anyfn.state.Attempt;
import dev.anyfn.state.Document;
import dev.anyfn.state.Idempotent;
import dev.anyfn.state.Key;
import dev.anyfn.state.StoreException;
import dev.anyfn.state.Table;
import dev.anyfn.state.Write;
import dev.anyfn.state.spi.StoreContext;
import dev.anyfn.testkit.FakeContext;
import dev.anyfn.testkit.state.InterceptedTableDriver;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/** One delivery of a message: an instance with a clock of its own, which may die at any step. */
final class Actor {

  static final class Crash extends Error {
    private static final long serialVersionUID = 1L;

    Crash() {
      super("the instance died", null, false, false);
    }
  }

  final int number;
  final Message message;
  @Nullable Lane lane;
  private final Schedule schedule;
  private final long skew;
  private final Table table;
  boolean dead;
  boolean inFunction;
  boolean entered;
  private @Nullable Instant believesUntil;
  long wakeAt;
  @Nullable String answer;

  /** True if a duplicate of it had a result when it began. */
  boolean knowable;

  Actor(Schedule schedule, int number, Message message, long skew) {
    this.schedule = schedule;
    this.number = number;
    this.message = message;
    this.skew = skew;
    StoreContext context =
        new StoreContext(
            "schedule", schedule.codec, new SkewedClock(), schedule.random, this::pause);
    this.table =
        Table.of(
            context, () -> InterceptedTableDriver.lent(schedule.driver, new Steps(schedule, this)));
  }

  /** Returns whether it believes, by its own clock, that nobody else runs for its key. */
  boolean believesToHold() {
    Instant end = believesUntil;
    return inFunction && !dead && end != null && !now().isAfter(end);
  }

  private Instant now() {
    return Instant.ofEpochMilli(schedule.now + skew);
  }

  /** Lets others go on. */
  void pass() {
    schedule.pass(this);
    requireAlive();
  }

  void requireAlive() {
    if (dead) {
      throw new Crash();
    }
  }

  Crash die() {
    dead = true;
    inFunction = false;
    return new Crash();
  }

  void afterAnswer() {
    if (schedule.director().passAfterAnswer()) {
      standsStill();
    }
  }

  /** An instance that stands still looks dead to the platform, which delivers again. */
  private void standsStill() {
    long stall = schedule.director().stall();
    if (stall > 0) {
      wakeAt = schedule.now + stall;
      if (schedule.traced()) {
        schedule.trace(this + ": stands still for " + stall + " ms");
      }
      schedule.redeliver(message, 1 + schedule.random.nextLong(stall));
    }
    pass();
  }

  private void pause(Duration time) {
    wakeAt = schedule.now + Math.max(1, time.toMillis());
    pass();
  }

  /** Returns the next actor of its lane, one that has not begun; or null. */
  @Nullable Actor ended(Lane own) {
    return schedule.ended(this, own);
  }

  void deliver() {
    Workload plan = schedule.plan;
    knowable = schedule.hasResult(message);
    Idempotent<String, String> once =
        Idempotent.<String, String>over(table)
            .key(input -> message.key())
            .result(String.class)
            .keepResults(Duration.ofDays(1))
            .lease(Duration.ofMillis(plan.lease()))
            .clockSkew(Duration.ofMillis(plan.skew()))
            .waitFor(Duration.ofMillis(plan.patience()))
            .wrap(this::work);
    try {
      answer = once.apply(message.payload(), FakeContext.create());
    } catch (Crash e) {
      answer = null;
    } catch (FunctionException e) {
      answer =
          e.code().retry() == ErrorCode.Retry.NEVER
              ? "failure " + e.code() + " " + e.detail()
              : null;
    } catch (StoreException e) {
      answer = null;
    } catch (Throwable e) {
      answer = null;
      schedule.violation("an unexpected exception: " + e);
    }
    inFunction = false;
  }

  private String work(String payload, Context context, Attempt attempt) {
    believesUntil = attempt.leaseUntil();
    schedule.enters(this);
    String run = schedule.nextRun();
    entered = true;
    inFunction = true;
    try {
      standsStill();
      Director.Work work = schedule.director().work();
      if (work == Director.Work.EXTEND) {
        attempt.extend();
        believesUntil = attempt.leaseUntil();
        standsStill();
      }
      if (schedule.plan.writes()) {
        attempt.write(Write.put(Key.of(schedule.effects(message), run), run));
      }
      if (schedule.plan.counts()) {
        attempt.write(counted());
      }
      if (work == Director.Work.FAIL) {
        throw FunctionException.unavailable("try again", null);
      }
      if (work == Director.Work.REFUSE) {
        throw FunctionException.notFound(payload + " " + run);
      }
      return payload + " " + run;
    } finally {
      inFunction = false;
    }
  }

  private Write counted() {
    Key key = schedule.counter();
    Document<Integer> before = table.get(key, Integer.class).orElse(null);
    return before == null
        ? Write.put(key, 1).ifAbsent()
        : Write.put(key, before.value() + 1).ifVersion(before.version());
  }

  @Override
  public String toString() {
    return "actor " + number + " (" + message.key() + ", " + message.payload() + ")";
  }

  private final class SkewedClock extends Clock {
    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return now();
    }
  }
}
