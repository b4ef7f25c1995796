package com.example.pitfalls.right;

import com.example.pitfalls.Session;
import dev.anyfn.Context;
import dev.anyfn.Environment;
import dev.anyfn.Function;
import java.time.Clock;
import java.time.Instant;

/** Looks whether its session has ended before it uses it. */
public final class Exchange implements Function<String, String> {

  private final Clock clock;
  private Session session;

  public Exchange(Environment environment) {
    clock = environment.clock();
  }

  @Override
  public synchronized String apply(String question, Context context) {
    Instant now = clock.instant();
    if (session == null || session.isOver(now)) {
      session = Session.open(now);
    }
    return session.ask(question, now);
  }
}
