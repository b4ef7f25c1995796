package com.example.pitfalls.wrong;

import dev.anyfn.Context;
import dev.anyfn.Environment;
import dev.anyfn.Function;
import dev.anyfn.state.Key;
import dev.anyfn.state.Table;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Remembers in memory whom it has written to. */
public final class Newsletter implements Function<String, String> {

  private static final Set<String> SENT = new HashSet<>();

  private final Table mails;

  public Newsletter(Environment environment) {
    mails = environment.table("mails");
  }

  @Override
  public synchronized String apply(String address, Context context) {
    if (SENT.add(address)) {
      mails.update(Key.of(address), Integer.class, sent -> Optional.of(sent.orElse(0) + 1));
    }
    return "sent";
  }
}
