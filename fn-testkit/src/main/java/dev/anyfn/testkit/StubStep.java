package dev.anyfn.testkit;

import dev.anyfn.testkit.wire.HttpReply;
import java.time.Duration;

/** What a stub does with one request. */
record StubStep(Kind kind, HttpReply reply, Duration delay) {

  enum Kind {
    ANSWER,
    CUT,
    RESET,
    SILENCE
  }
}
