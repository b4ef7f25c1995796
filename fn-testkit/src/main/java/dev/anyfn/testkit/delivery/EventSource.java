package dev.anyfn.testkit.delivery;

import dev.anyfn.testkit.FakeClock;
import dev.anyfn.testkit.delivery.Disturbance.Kind;
import dev.anyfn.testkit.delivery.HistoryEntry.Action;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A queue, a topic or a stream that delivers as the platforms do, on a virtual clock: hours of
 * retries take no time.
 *
 * <pre>{@code
 * FakeClock clock = FakeClock.at(Instant.parse("2026-01-01T00:00:00Z"));
 * EventSource orders =
 *     EventSource.of(DeliveryRules.sqs().maxReceives(3), SimulatorReceiver.of(simulator), clock);
 * orders.send("o-1", "{\"cents\":500}");
 * System.out.println(orders.deliverAll());
 * assertThat(orders.deadLetters()).isEmpty();
 * }</pre>
 *
 * <p>It delivers once and in order until a receiver fails or a {@link Disturbance} is asked for.
 * The same input gives the same history. Calls of the receiver follow one another also where they
 * overlap in virtual time. For one thread.
 */
public final class EventSource {

  /** The disturbances of each delivery, by its number. */
  private interface Weather {
    List<Disturbance> of(int delivery);
  }

  /** The number of messages among which a random disturbance chooses. */
  private static final int MESSAGES_DRAWN = 10;

  private final DeliveryRules rules;
  private final FakeClock clock;
  private final Journal journal;
  private final Backlog backlog;
  private final Settlement settlement;
  private final DisturbedReceiver receiver;
  private final List<Flight> flights = new ArrayList<>();
  private final Map<String, Instant> seen = new HashMap<>();
  private Weather weather = delivery -> List.of();
  private int deliveries;

  private EventSource(DeliveryRules rules, Receiver receiver, FakeClock clock) {
    this.rules = rules;
    this.clock = clock;
    this.journal = new Journal(clock);
    this.backlog = new Backlog(rules);
    this.settlement = new Settlement(rules, backlog, journal);
    this.receiver = new DisturbedReceiver(receiver, rules, journal);
  }

  /** Creates a source without messages, which moves the clock on. */
  public static EventSource of(DeliveryRules rules, Receiver receiver, FakeClock clock) {
    return new EventSource(rules, receiver, clock);
  }

  /** Adds disturbances; those that this kind of source never has are left out. */
  public EventSource disturb(List<Disturbance> some) {
    List<Disturbance> planned = List.copyOf(some);
    weather =
        number -> planned.stream().filter(d -> d.delivery() == number && possible(d)).toList();
    return this;
  }

  /**
   * Disturbs deliveries at random, so that a queue delivers some twice, late and out of order.
   *
   * @param seed of the random choice
   * @param share of all deliveries, from 0 to 1; with 1, nothing may ever get done
   */
  public EventSource disturbRandomly(long seed, double share) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Kind> kinds = List.copyOf(Disturbance.kinds(rules.kind));
    weather =
        number ->
            random.nextDouble() < share
                ? List.of(Disturbance.draw(random, kinds, number, MESSAGES_DRAWN, rules))
                : List.of();
    return this;
  }

  private boolean possible(Disturbance disturbance) {
    Set<Kind> kinds = Disturbance.kinds(rules.kind);
    return kinds.contains(disturbance.kind());
  }

  /**
   * Takes a message of text.
   *
   * @param id its identity, unique among the messages that are not done
   * @param body its text
   * @return true, unless it is a duplicate that will not be delivered
   */
  public boolean send(String id, String body) {
    return send(Message.of(id, body));
  }

  /**
   * Takes a message.
   *
   * @param message with a group, if this is a FIFO queue
   * @return true, unless it is a duplicate that will not be delivered
   * @throws IllegalArgumentException if it lacks a required group, or has the id of another message
   *     that is not done
   */
  public boolean send(Message message) {
    if (rules.kind == SourceKind.FIFO_QUEUE && message.group() == null) {
      throw new IllegalArgumentException(
          "A FIFO queue orders by group, and " + message.id() + " has none: use Message.group");
    }
    Instant now = clock.instant();
    Instant before = seen.get(message.deduplicationId());
    if (before != null && now.isBefore(before.plus(rules.deduplication))) {
      journal.step(0, Action.DEDUPLICATED, message.id(), 0, "");
      return false;
    }
    if (backlog.has(message.id())) {
      throw new IllegalArgumentException(
          "There is a message " + message.id() + " that is not done: ids are unique");
    }
    seen.put(message.deduplicationId(), now);
    backlog.add(message.sent(now), false, 0, now.plus(rules.delay));
    journal.step(0, Action.SENT, message.id(), 0, "");
    return true;
  }

  /**
   * Delivers until every message is done or given up; returns the history so far. It ends, because
   * retention is limited.
   *
   * @return the history of all messages
   */
  public History deliverAll() {
    return run(Instant.MAX);
  }

  /**
   * Delivers all that is due until a time, then sets the clock to it; never sets it back.
   *
   * @param until on the virtual clock
   * @return the history so far
   */
  public History run(Instant until) {
    while (step(until)) {
      // one after the other
    }
    if (!until.equals(Instant.MAX)) {
      moveTo(until);
    }
    return history();
  }

  /** Returns the history of all messages so far. */
  public History history() {
    return journal.history();
  }

  /**
   * Returns the messages of the dead-letter queue or failure destination, in the order they got
   * there.
   */
  public List<Message> deadLetters() {
    return settlement.deadLetters();
  }

  /**
   * Returns the messages that are neither done nor given up, in the order in which they were sent.
   */
  public List<Message> remaining() {
    return backlog.live().stream().filter(held -> !held.copy).map(Held::received).toList();
  }

  /** Returns the number of deliveries so far. */
  int deliveries() {
    return deliveries;
  }

  /** Does the next thing that is due by then; returns false if there is none. */
  boolean step(Instant until) {
    Flight flight = flights.stream().min(BY_TIME).orElse(null);
    Instant next = flights.size() < rules.parallel ? backlog.next() : null;
    if (next != null && next.isBefore(clock.instant())) {
      next = clock.instant();
    }
    if (flight != null && (next == null || !flight.due.isAfter(next))) {
      return goOn(flight, until);
    }
    if (next == null || next.isAfter(until)) {
      return false;
    }
    moveTo(next);
    receive();
    return true;
  }

  private boolean goOn(Flight flight, Instant until) {
    if (flight.due.isAfter(until)) {
      return false;
    }
    moveTo(flight.due);
    if (flight.receipt == null) {
      journalAll(flight, Action.RESUMED);
      perform(flight);
    } else {
      flights.remove(flight);
      settlement.settle(flight, clock.instant());
    }
    return true;
  }

  private static final Comparator<Flight> BY_TIME =
      Comparator.<Flight, Instant>comparing(flight -> flight.due).thenComparing(Flight::number);

  private void moveTo(Instant time) {
    Duration ahead = Duration.between(clock.instant(), time);
    if (!ahead.isNegative()) {
      clock.advance(ahead);
    }
  }

  private void receive() {
    Instant now = clock.instant();
    settlement.retire(now);
    Instant next = backlog.next();
    if (next == null || next.isAfter(now)) {
      return;
    }
    int number = ++deliveries;
    List<Disturbance> disturbances = weather.of(number);
    int first = 0;
    for (Disturbance disturbance : disturbances) {
      if (disturbance.kind() == Kind.REORDER) {
        first = disturbance.item();
        journal.disturbed(disturbance, "others come first");
      }
    }
    List<Held> batch = backlog.receive(now, first);
    for (Held held : batch) {
      held.receives++;
      held.holder = number;
      held.visibleAt = visibleAgain(held, now);
    }
    List<Message> messages = batch.stream().map(Held::received).toList();
    Delivery delivery =
        new Delivery(number, rules.kind, messages, rules.kind.ordered(), slot(), now, clock);
    Flight flight = new Flight(delivery, batch, disturbances, now.plus(rules.lease));
    flights.add(flight);
    journalAll(flight, Action.DELIVERED);
    duplicate(flight, now);
    Disturbance stall = flight.disturbance(Kind.STALL);
    if (stall != null) {
      journal.disturbed(stall, "it lies with the receiver for " + seconds(stall.delay()));
      flight.due = now.plus(stall.delay());
    } else {
      perform(flight);
    }
  }

  private Instant visibleAgain(Held held, Instant now) {
    if (!rules.kind.leases()) {
      return Instant.MAX;
    }
    Instant end = now.plus(rules.lease);
    return rules.kind == SourceKind.PUSH ? end.plus(rules.retry.after(held.receives)) : end;
  }

  private int slot() {
    Set<Integer> taken =
        flights.stream()
            .map(flight -> flight.delivery.slot())
            .collect(java.util.stream.Collectors.toSet());
    return IntStream.iterate(0, i -> i + 1).filter(i -> !taken.contains(i)).findFirst().orElse(0);
  }

  private void duplicate(Flight flight, Instant now) {
    Disturbance disturbance = flight.disturbance(Kind.DUPLICATE);
    if (disturbance != null) {
      Held held = flight.batch.get(disturbance.item() % flight.batch.size());
      journal.disturbed(disturbance, held.message.id() + " will be delivered once more");
      backlog.add(held.message, true, held.receives, now.plus(disturbance.delay()));
    }
  }

  private void perform(Flight flight) {
    Instant begin = clock.instant();
    Delivery delivery = flight.delivery.of(flight.delivery.messages(), begin);
    Receipt receipt = receiver.receive(delivery, flight);
    Duration moved = Duration.between(begin, clock.instant());
    Duration took = receipt.duration();
    if (took == null) {
      took = moved.isZero() ? rules.work : moved;
    }
    Disturbance late = flight.disturbance(Kind.LATE);
    if (late != null) {
      journal.disturbed(late, "its answer arrives after " + seconds(late.delay()));
      took = took.compareTo(late.delay()) < 0 ? late.delay() : took;
    }
    if (!rules.kind.leases() && took.compareTo(rules.lease) > 0) {
      took = rules.lease;
      receipt = Receipt.timedOut();
      receiver.stop(delivery);
    }
    flight.receipt = receipt;
    flight.due = begin.plus(took);
  }

  private void journalAll(Flight flight, Action action) {
    for (Held held : flight.batch) {
      journal.step(flight.number(), action, held, "");
    }
  }

  private static String seconds(@Nullable Duration time) {
    return time == null ? "" : time.toSeconds() + " s";
  }

  /** Returns the number of messages in each state. */
  @Override
  public String toString() {
    return rules + " with " + remaining().size() + " messages";
  }
}
