package dev.anyfn.testkit.state;

import dev.anyfn.state.Key;
import dev.anyfn.state.StoreException;
import dev.anyfn.state.spi.Row;
import dev.anyfn.state.spi.RowQuery;
import dev.anyfn.state.spi.TableDriver;
import dev.anyfn.state.spi.ValueCodec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
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

  private static final long BEGIN = 1_700_000_000_000L;
  private static final int MOST_STEPS = 5_000;

  final TableDriver driver;
  final ValueCodec codec;
  final Plan plan;
  final RandomGenerator random;
  long now = BEGIN;

  private final Director chosen;
  private final Director calm = new CalmDirector();
  private final List<Lane> idle;
  private final String prefix;
  private final @Nullable List<String> trace;
  private final List<Message> messages = new ArrayList<>();
  private final Lane main = Lane.ofCaller();
  private final List<Actor> actors = new ArrayList<>();
  private final List<Actor> ready = new ArrayList<>();
  private final List<Runnable> late = new ArrayList<>();
  private final Map<Message, String> answers = new HashMap<>();
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
      Plan plan,
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
    for (int[] message : plan.messages()) {
      messages.add(new Message(prefix + "key" + message[0], "payload" + message[1]));
    }
  }

  /** Runs it to its end; what was violated, or null. */
  @Nullable String run() {
    for (Message message : messages) {
      deliver(message, 0);
    }
    runAll();
    calmed = true;
    runLate(late.size());
    for (Message message : messages) {
      boolean isFirstAnswer = answered(message) == 0;
      deliverCalmly(message); // the platform delivers until there is an answer
      if (isFirstAnswer) {
        deliverCalmly(message); // and again when nobody expects it
      }
    }
    check();
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

  private void redeliver(Message message, long after) {
    if (deliveries.getOrDefault(message, 0) <= plan.redeliveries()) {
      deliver(message, after);
    }
  }

  private void deliverCalmly(Message message) {
    for (int tries = 0; tries < 4; tries++) {
      int answered = answered(message);
      deliver(message, 0);
      runAll();
      if (answered(message) > answered) {
        return;
      }
      now += plan.lease() + 2 * plan.skew() + 1; // whoever died has lost its lease by then
    }
    violation(message + " is never answered");
  }

  private final Map<Message, Integer> answered = new HashMap<>();

  private int answered(Message message) {
    return answered.getOrDefault(message, 0);
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

  /** Who goes on; null if all have ended. */
  private @Nullable Actor next(@Nullable Actor last) {
    while (!actors.isEmpty()) {
      if (steps++ > MOST_STEPS) {
        violation("it does not end");
      }
      if (violation != null) {
        return abandoned();
      }
      if (!late.isEmpty() && random.nextInt(4) == 0) {
        runLate(1);
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

  /** Of a schedule that is over, whose thread must come to its end. */
  private @Nullable Actor abandoned() {
    actors.removeIf(actor -> actor.lane == null);
    if (actors.isEmpty()) {
      return null;
    }
    Actor actor = actors.get(0);
    actor.dead = true;
    return actor;
  }

  /** Whether an actor has run the function and is not at its end yet, or may have died so. */
  private boolean leaseToRunOut() {
    for (Actor actor : actors) {
      if (actor.entered) {
        return true;
      }
    }
    return died;
  }

  /** Takes note of how it ended; what its lane does next, if it is one that has not begun. */
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
    answered.merge(actor.message, 1, Integer::sum);
    String before = answers.putIfAbsent(actor.message, answer);
    if (before != null && !before.equals(answer) && !isConflict(before)) {
      violation(actor.message + " was answered \"" + before + "\", then \"" + answer + "\"");
    }
    if (!isConflict(answer)) {
      answers.put(actor.message, answer);
      if (!answer.contains(actor.message.payload())) {
        violation(actor.message + " got what belongs to another payload: " + answer);
      }
    }
  }

  private static boolean isConflict(String answer) {
    return answer.startsWith("failure CONFLICT");
  }

  Director.Fault fault(boolean write) {
    return director().fault(write);
  }

  void later(Runnable action) {
    late.add(action);
  }

  private void runLate(int count) {
    Iterator<Runnable> waiting = late.iterator();
    for (int i = 0; i < count; i++) {
      Runnable action = waiting.next();
      waiting.remove();
      String what = "  a late write is done";
      try {
        action.run();
      } catch (StoreException e) {
        what = "  a late write is answered " + e.error();
      }
      if (trace != null) {
        trace(what);
      }
    }
  }

  void afterAnswer(Actor actor) {
    if (director().passAfterAnswer()) {
      stall(actor);
      actor.pass();
    }
  }

  void insideFunction(Actor actor) {
    stall(actor);
    actor.pass();
  }

  /** An instance that stands still looks dead to the platform, which delivers again. */
  private void stall(Actor actor) {
    long stall = director().stall();
    if (stall > 0) {
      actor.wakeAt = now + stall;
      if (trace != null) {
        trace(actor + ": stands still for " + stall + " ms");
      }
      redeliver(actor.message, 1 + random.nextLong(stall));
    }
  }

  String nextRun() {
    return "run" + ++runs;
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

  private void check() {
    Map<String, String> results = new HashMap<>();
    int successes = 0;
    for (Message message : messages) {
      String answer = answers.get(message);
      if (answer == null || isConflict(answer)) {
        continue;
      }
      String other = results.putIfAbsent(message.key(), answer);
      if (other != null && !other.equals(answer)) {
        violation(message.key() + " has two results: \"" + other + "\" and \"" + answer + "\"");
      }
      if (other == null) {
        boolean success = !answer.startsWith("failure ");
        successes += success ? 1 : 0;
        checkEffects(message, plan.writes() && success ? 1 : 0);
      }
    }
    if (plan.counts()) {
      Row row = driver.get(counter());
      int count = row == null ? 0 : (Integer) codec.decode(row.value(), Integer.class);
      if (count != successes) {
        violation("the counter is " + count + " after " + successes + " keys");
      }
    }
  }

  private void checkEffects(Message message, int expected) {
    RowQuery all = new RowQuery(effects(message), new byte[0], null, false, 100);
    int effects = driver.query(all).rows().size();
    if (effects != expected) {
      violation(message.key() + " has " + effects + " effects, and should have " + expected);
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

  /** Nothing goes wrong any more. */
  private static final class CalmDirector implements Director {
    @Override
    public long timeBeforeStep(boolean leaseToRunOut) {
      return 1;
    }

    @Override
    public int next(List<Actor> ready, @Nullable Actor last) {
      return 0;
    }

    @Override
    public Fault fault(boolean write) {
      return Fault.NONE;
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
}
