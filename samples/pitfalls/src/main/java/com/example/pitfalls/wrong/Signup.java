package com.example.pitfalls.wrong;

import dev.anyfn.Context;
import dev.anyfn.Environment;
import dev.anyfn.Function;
import dev.anyfn.state.Key;
import dev.anyfn.state.Table;

/** Answers at once, and leaves the rest to a thread that the platform freezes. */
public final class Signup implements Function<String, String> {

  private final Table mails;

  public Signup(Environment environment) {
    mails = environment.table("mails");
  }

  @Override
  public String apply(String address, Context context) {
    Thread mailer = new Thread(() -> mail(address), "mailer");
    mailer.start();
    return "welcome";
  }

  private void mail(String address) {
    try {
      Thread.sleep(200);
      mails.put(Key.of(address), "welcome");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
