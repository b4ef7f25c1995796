package dev.anyfn.testkit.delivery;

import dev.anyfn.testkit.delivery.HistoryEntry.Action;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The fate of received messages: done, delivered again, given up. */
final class Settlement {

  private final DeliveryRules rules;
  private final Backlog backlog;
  private final Journal journal;
  private final List<Message> deadLetters = new ArrayList<>();

  Settlement(DeliveryRules rules, Backlog backlog, Journal journal) {
    this.rules = rules;
    this.backlog = backlog;
    this.journal = journal;
  }

  List<Message> deadLetters() {
    return List.copyOf(deadLetters);
  }

  /** Gives up the messages that are due but too old or received too often. */
  void retire(Instant now) {
    for (Held held : backlog.live()) {
      if (!held.visible(now)) {
        continue;
      }
      Duration age = Duration.between(held.message.sentAt(), now);
      if (age.compareTo(rules.retention) > 0) {
        backlog.remove(held);
        journal.step(0, Action.LOST, held, "it was kept for " + words(rules.retention));
      } else if (!rules.maxAge.isZero() && age.compareTo(rules.maxAge) > 0) {
        giveUp(0, held, "it is older than " + words(rules.maxAge));
      } else if (rules.kind.leases() && exhausted(held)) {
        giveUp(0, held, "it has been received " + held.receives + " times");
      }
    }
  }

  void settle(Flight flight, Instant now) {
    Receipt receipt = Objects.requireNonNull(flight.receipt);
    Map<String, String> failed = failed(flight, receipt);
    Action action = action(receipt);
    List<Held> again = new ArrayList<>();
    for (Held held : flight.batch) {
      String reason = failed.get(held.message.id());
      if (tooLate(held, flight, now)) {
        String what = reason == null ? "acknowledged" : action.label();
        String why = held.live ? "" : ", and done already";
        journal.step(flight.number(), Action.TOO_LATE, held, what + why);
      } else if (reason == null) {
        backlog.remove(held);
        journal.step(flight.number(), Action.ACKNOWLEDGED, held, "");
      } else {
        journal.step(flight.number(), action, held, reason);
        if (held.copy) {
          backlog.remove(held);
        } else {
          again.add(held);
        }
      }
    }
    if (!again.isEmpty()) {
      retry(flight, receipt, again, now);
    }
  }

  private static Action action(Receipt receipt) {
    return switch (receipt.result()) {
      case DONE, FAILED -> Action.FAILED;
      case CRASHED -> Action.CRASHED;
      case TIMED_OUT -> Action.TIMED_OUT;
      case THROTTLED -> Action.THROTTLED;
    };
  }

  /** Returns true if the lease is over, except in a queue that gave the message to nobody else. */
  private boolean tooLate(Held held, Flight flight, Instant now) {
    boolean mine = held.live && held.holder == flight.number();
    boolean strict = rules.kind == SourceKind.FIFO_QUEUE || rules.kind == SourceKind.PUSH;
    return !mine || (strict && now.isAfter(flight.leaseEnd));
  }

  /** Returns the reasons of the failed messages, by id. */
  private Map<String, String> failed(Flight flight, Receipt receipt) {
    Map<String, String> failed = new LinkedHashMap<>();
    List<String> ids = flight.batch.stream().map(held -> held.message.id()).toList();
    boolean done = receipt.result() == Receipt.Result.DONE;
    if (done && rules.reportsItems && ids.containsAll(receipt.failed().keySet())) {
      failed.putAll(receipt.failed());
      if (rules.kind == SourceKind.STREAM) {
        behindTheFirst(ids, failed);
      }
    } else if (!done || !receipt.failed().isEmpty()) {
      String reason = receipt.reason() == null ? "" : receipt.reason();
      if (done && rules.reportsItems) {
        reason = "the answer names a message that is not in the batch";
      }
      for (String id : ids) {
        failed.put(id, receipt.failed().getOrDefault(id, reason));
      }
    }
    return failed;
  }

  /** Fails all messages behind the first failure, where the cursor of a stream stops. */
  private static void behindTheFirst(List<String> ids, Map<String, String> failed) {
    boolean behind = false;
    for (String id : ids) {
      behind |= failed.containsKey(id);
      if (behind) {
        failed.putIfAbsent(id, "one before it failed");
      }
    }
  }

  private void retry(Flight flight, Receipt receipt, List<Held> again, Instant now) {
    if (rules.kind == SourceKind.QUEUE || rules.kind == SourceKind.FIFO_QUEUE) {
      return; // until the lease is over
    }
    Held first = again.get(0);
    if (receipt.result() == Receipt.Result.THROTTLED) {
      first.throttles++;
      again.forEach(held -> held.receives--);
      delay(again, now.plus(rules.throttle.after(first.throttles)));
    } else if (splits(receipt, again)) {
      again.forEach(held -> held.receives--);
      backlog.split(again);
      delay(again, now.plus(rules.retry.after(1)));
    } else if (exhausted(first)) {
      String why = "it has been received " + first.receives + " times";
      again.forEach(held -> giveUp(flight.number(), held, why));
    } else {
      delay(again, now.plus(rules.retry.after(first.receives)));
    }
  }

  private boolean splits(Receipt receipt, List<Held> again) {
    return rules.bisects && receipt.result() != Receipt.Result.DONE && again.size() > 1;
  }

  private static void delay(List<Held> again, Instant until) {
    again.forEach(held -> held.visibleAt = until);
  }

  private boolean exhausted(Held held) {
    return rules.maxReceives > 0 && held.receives >= rules.maxReceives;
  }

  private void giveUp(int delivery, Held held, String why) {
    backlog.remove(held);
    if (!held.copy) {
      deadLetters.add(held.received());
    }
    journal.step(delivery, Action.DEAD_LETTERED, held, why);
  }

  private static String words(Duration time) {
    return time.toString().substring(2).toLowerCase(java.util.Locale.ROOT);
  }
}
