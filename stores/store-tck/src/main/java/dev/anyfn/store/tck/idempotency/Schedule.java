package dev.anyfn.store.tck.idempotency;

import dev.anyfn.state.Key;
import dev.anyfn.state.spi.TableDriver;
import dev.anyfn.state.spi.ValueCodec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * One run of deliveries over one table, one operation of the store at a time, in virtual time; in
 * the end, what must be true whatever happened.
 */
final class Schedule {

  /**
   * The year 2100: a product that removes what has expired does so by its own clock, and must find
   * nothing of a schedule's virtual time expired.
   */
  private static final long BEGIN = 4_102_444_800_000L;

  private static final int MOST_STEPS = 5_000;

  final TableDriver driver;
  final ValueCodec codec;
  final Workload plan;
  final RandomGenerator random;
  long now = BEGIN;

  private final Director chosen;
  private final Director calm = new CalmDirector();
  private final List<Lane> idle;
  private final String prefix;
  private final @Nullable List<String> trace;
  private final List<Message> messages;
  private final Lane main = Lane.ofCaller();
  private final List<Actor> actors = new ArrayList<>();
  private final List<Actor> ready = new ArrayList<>();
  private final LateWrites late = new LateWrites(this);
  private final Answers answers = new Answers(this);
  private final Map<Message, Integer> deliveries = new HashMap<>();
  private @Nullable String violation;
  private boolean calmed;
  private boolean died;
  private int started;
  private int runs;
  private int steps;

  Schedule(
      TableDriver driver,
      ValueCodec codec,
      Workload plan,
      Director director,
      RandomGenerator random,
      List<Lane> idle,
      String prefix,
      @Nullable List<String> trace) {
    this.driver = driver;
    this.codec = codec;
    this.plan = plan;
    this.chosen = director;
    this.random = random;
    this.idle = idle;
    this.prefix = prefix;
    this.trace = trace;
    this.messages = plan.messages(prefix);
  }

  /** Runs it to its end; what was violated, or null. */
  @Nullable String run() {
    for (Message message : messages) {
      deliver(message, 0);
    }
    runAll();
    calmed = true;
    late.runAll();
    for (Message message : messages) {
      boolean isFirstAnswer = answers.count(message) == 0;
      deliverCalmly(message); // the platform delivers until there is an answer
      if (isFirstAnswer) {
        deliverCalmly(message); // and again when nobody expects it
      }
    }
    answers.check();
    return violation;
  }

  int steps() {
    return steps;
  }

  int runs() {
    return runs;
  }

  Director director() {
    return calmed ? calm : chosen;
  }

  private void deliver(Message message, long after) {
    int number = started++;
    long skew = plan.skews().get(number % plan.skews().size());
    Actor actor = new Actor(this, number, message, skew);
    actor.wakeAt = now + after;
    actors.add(actor);
    deliveries.merge(message, 1, Integer::sum);
  }

  void redeliver(Message message, long after) {
    if (deliveries.getOrDefault(message, 0) <= plan.redeliveries()) {
      deliver(message, after);
    }
  }

  private void deliverCalmly(Message message) {
    for (int tries = 0; tries < 4; tries++) {
      int answered = answers.count(message);
      deliver(message, 0);
      runAll();
      if (answers.count(message) > answered) {
        return;
      }
      now += plan.lease() + 2 * plan.skew() + 1; // whoever died has lost its lease by then
    }
    violation(message + " is never answered");
  }

  private void runAll() {
    Actor first = next(null);
    if (first != null) {
      give(first);
      main.await();
    }
  }

  /** The next step is another's, unless it is this one's again. */
  void pass(Actor actor) {
    Actor next = next(actor);
    if (next != actor && next != null) {
      give(next);
      Objects.requireNonNull(actor.lane).await();
    }
  }

  private void give(Actor next) {
    Lane lane = next.lane;
    if (lane == null) {
      lane = idle.isEmpty() ? Lane.open() : idle.remove(idle.size() - 1);
      lane.begin(next);
      next.lane = lane;
    }
    lane.give();
  }

  /** Returns the actor that goes on; null if all have ended. */
  private @Nullable Actor next(@Nullable Actor last) {
    while (!actors.isEmpty()) {
      if (steps++ > MOST_STEPS) {
        violation("it does not end");
      }
      if (violation != null) {
        return abandoned();
      }
      if (!late.isEmpty() && random.nextInt(4) == 0) {
        late.runFirst();
      }
      now += director().timeBeforeStep(leaseToRunOut());
      ready.clear();
      long earliest = Long.MAX_VALUE;
      for (Actor actor : actors) {
        if (actor.wakeAt <= now) {
          ready.add(actor);
        }
        earliest = Math.min(earliest, actor.wakeAt);
      }
      if (!ready.isEmpty()) {
        return ready.get(director().next(ready, last));
      }
      now = earliest;
    }
    return null;
  }

  /** Returns an actor of a schedule that is over, so that its thread ends. */
  private @Nullable Actor abandoned() {
    actors.removeIf(actor -> actor.lane == null);
    if (actors.isEmpty()) {
      return null;
    }
    Actor actor = actors.get(0);
    actor.dead = true;
    return actor;
  }

  /** Returns whether an actor has entered the function and has not ended, or may have died so. */
  private boolean leaseToRunOut() {
    for (Actor actor : actors) {
      if (actor.entered) {
        return true;
      }
    }
    return died;
  }

  /** Records how it ended; returns the next actor of its lane if that one has not begun. */
  @Nullable Actor ended(Actor actor, Lane lane) {
    actors.remove(actor);
    answered(actor);
    Actor next = next(null);
    if (next != null && next.lane == null) {
      next.lane = lane;
      return next;
    }
    idle.add(lane);
    if (next == null) {
      main.give();
    } else {
      give(next);
    }
    return null;
  }

  private void answered(Actor actor) {
    died |= actor.dead;
    String answer = actor.answer;
    if (trace != null) {
      trace(actor + ": " + (answer == null ? actor.dead ? "died" : "fails for now" : answer));
    }
    if (answer == null) {
      if (!calmed) {
        redeliver(actor.message, 1 + random.nextLong(plan.lease()));
      }
      return;
    }
    answers.note(actor.message, answer, actor.knowable);
  }

  boolean hasResult(Message message) {
    return answers.hasResult(message);
  }

  LateWrites late() {
    return late;
  }

  String nextRun() {
    return "run" + ++runs;
  }

  List<Message> messages() {
    return messages;
  }

  String effects(Message message) {
    return "effects/" + message.key();
  }

  Key counter() {
    return Key.of(prefix + "counter");
  }

  void enters(Actor actor) {
    if (trace != null) {
      trace(actor + ": runs");
    }
    for (Actor other : actors) {
      if (other != actor
          && other.message.key().equals(actor.message.key())
          && other.believesToHold()) {
        violation(actor + " runs while " + other + " holds the lease");
      }
    }
  }

  void violation(String what) {
    if (violation == null) {
      violation = what;
      trace("VIOLATION: " + what);
    }
  }

  boolean traced() {
    return trace != null;
  }

  void trace(String line) {
    if (trace != null) {
      trace.add("%6d ms  %s".formatted(now - BEGIN, line));
    }
  }
}
