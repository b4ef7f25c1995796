package com.example.pitfalls.wrong;

import com.example.pitfalls.Session;
import dev.anyfn.Context;
import dev.anyfn.Environment;
import dev.anyfn.Function;
import java.time.Clock;

/** Keeps the first session for as long as the instance lives. */
public final class Exchange implements Function<String, String> {

  private static Session session;

  private final Clock clock;

  public Exchange(Environment environment) {
    clock = environment.clock();
  }

  @Override
  public synchronized String apply(String question, Context context) {
    if (session == null) {
      session = Session.open(clock.instant());
    }
    return session.ask(question, clock.instant());
  }
}
