package dev.anyfn.testkit;

import dev.anyfn.testkit.wire.HttpReply;
import java.time.Duration;

/** A stub's reaction to one request. */
record StubStep(Kind kind, HttpReply reply, Duration delay) {

  enum Kind {
    ANSWER,
    CUT,
    RESET,
    SILENCE
  }
}
