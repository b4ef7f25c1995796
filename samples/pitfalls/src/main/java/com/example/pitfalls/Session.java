package com.example.pitfalls;

import java.time.Duration;
import java.time.Instant;

/** A session with a service that ends it after ten minutes. */
public record Session(Instant until) {

  /** Logs in. */
  public static Session open(Instant now) {
    return new Session(now.plus(Duration.ofMinutes(10)));
  }

  /** Asks the service something. */
  public String ask(String question, Instant now) {
    if (isOver(now)) {
      throw new IllegalStateException("The session has ended at " + until);
    }
    return "answer to " + question;
  }

  /** Whether the service still knows it. */
  public boolean isOver(Instant now) {
    return !now.isBefore(until);
  }
}
