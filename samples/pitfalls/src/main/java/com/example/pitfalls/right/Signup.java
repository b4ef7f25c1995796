package com.example.pitfalls.right;

import dev.anyfn.Context;
import dev.anyfn.Environment;
import dev.anyfn.Function;
import dev.anyfn.state.Key;
import dev.anyfn.state.Table;

/** Has done what it says when it answers. */
public final class Signup implements Function<String, String> {

  private final Table mails;

  public Signup(Environment environment) {
    mails = environment.table("mails");
  }

  @Override
  public String apply(String address, Context context) throws InterruptedException {
    Thread.sleep(200);
    mails.put(Key.of(address), "welcome");
    return "welcome";
  }
}
