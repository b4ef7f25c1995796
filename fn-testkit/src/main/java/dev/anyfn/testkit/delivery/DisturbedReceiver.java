package dev.anyfn.testkit.delivery;

import dev.anyfn.testkit.delivery.Disturbance.Kind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A wrapper that applies the planned disturbances to a receiver's deliveries. */
final class DisturbedReceiver {

  private final Receiver receiver;
  private final DeliveryRules rules;
  private final Journal journal;

  DisturbedReceiver(Receiver receiver, DeliveryRules rules, Journal journal) {
    this.receiver = receiver;
    this.rules = rules;
    this.journal = journal;
  }

  Receipt receive(Delivery delivery, Flight flight) {
    Disturbance disturbance = flight.disturbance(Kind.THROTTLE);
    if (disturbance != null) {
      journal.disturbed(disturbance, "there is no room for it");
      return Receipt.throttled();
    }
    disturbance = flight.disturbance(Kind.CRASH);
    if (disturbance != null) {
      return crash(delivery, disturbance);
    }
    disturbance = flight.disturbance(Kind.FAIL);
    return disturbance == null ? receiver.receive(delivery) : fail(delivery, disturbance);
  }

  void stop(Delivery delivery) {
    receiver.crash(delivery);
  }

  private Receipt crash(Delivery delivery, Disturbance disturbance) {
    List<Message> all = delivery.messages();
    List<Message> handled = all.subList(0, disturbance.item() % (all.size() + 1));
    journal.disturbed(
        disturbance,
        handled.isEmpty()
            ? "the instance dies before it has handled anything; nothing is acknowledged"
            : "the instance dies when it has handled "
                + ids(handled)
                + "; nothing is acknowledged");
    Delivery part = delivery.of(handled.isEmpty() ? all : handled, delivery.at());
    if (!handled.isEmpty()) {
      receiver.receive(part);
    }
    receiver.crash(part);
    return Receipt.crashed();
  }

  /** Fails after the effect of one message; the disturbances planned behind it do not happen. */
  private Receipt fail(Delivery delivery, Disturbance disturbance) {
    List<Message> all = delivery.messages();
    int index = disturbance.item() % all.size();
    String id = all.get(index).id();
    journal.disturbed(disturbance, "it fails after it has handled " + id);
    if (!rules.reportsItems) {
      Receipt receipt = receiver.receive(delivery.of(all.subList(0, index + 1), delivery.at()));
      return receipt.result() == Receipt.Result.DONE
          ? Receipt.failedWhole("as the schedule wants it")
          : receipt;
    }
    int to = delivery.ordered() ? index + 1 : all.size();
    Receipt receipt = receiver.receive(delivery.of(all.subList(0, to), delivery.at()));
    if (receipt.result() != Receipt.Result.DONE) {
      return receipt;
    }
    Map<String, String> failed = new LinkedHashMap<>(receipt.failed());
    failed.putIfAbsent(id, "as the schedule wants it");
    for (Message message : all.subList(to, all.size())) {
      failed.putIfAbsent(message.id(), "one before it failed");
    }
    return new Receipt(receipt.result(), failed, null, receipt.duration());
  }

  private static String ids(List<Message> messages) {
    return messages.stream().map(Message::id).collect(Collectors.joining(", "));
  }
}
