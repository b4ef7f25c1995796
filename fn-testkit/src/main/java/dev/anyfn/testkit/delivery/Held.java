package dev.anyfn.testkit.delivery;

import java.time.Instant;

/** The state of a message in its source. */
final class Held {

  final Message message;
  final int order;
  final boolean copy;
  int receives;
  int throttles;
  int segment;
  boolean live = true;
  Instant visibleAt;

  /** The last delivery that received it: only its receipt counts. */
  int holder;

  Held(Message message, int order, boolean copy, Instant visibleAt) {
    this.message = message;
    this.order = order;
    this.copy = copy;
    this.visibleAt = visibleAt;
  }

  boolean visible(Instant now) {
    return live && !visibleAt.isAfter(now);
  }

  Message received() {
    return message.received(receives);
  }
}
