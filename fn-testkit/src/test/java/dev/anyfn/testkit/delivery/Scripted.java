package dev.anyfn.testkit.delivery;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** A receiver that answers as it is told, then that all is done; and remembers what it got. */
final class Scripted implements Receiver {

  final List<List<String>> received = new ArrayList<>();
  final List<Integer> crashes = new ArrayList<>();
  private final Deque<Receipt> receipts = new ArrayDeque<>();
  private Receipt otherwise = Receipt.done();

  Scripted then(Receipt receipt) {
    receipts.add(receipt);
    return this;
  }

  Scripted always(Receipt receipt) {
    otherwise = receipt;
    return this;
  }

  @Override
  public Receipt receive(Delivery delivery) {
    received.add(delivery.messages().stream().map(Message::id).toList());
    Receipt next = receipts.poll();
    return next == null ? otherwise : next;
  }

  @Override
  public void crash(Delivery delivery) {
    crashes.add(delivery.number());
  }
}
