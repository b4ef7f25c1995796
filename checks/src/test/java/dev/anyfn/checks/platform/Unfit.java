package dev.anyfn.checks.platform;

import dev.anyfn.Context;
import dev.anyfn.Environment;
import dev.anyfn.Function;

/** Functions that cannot be built, or not be bound. */
public final class Unfit {

  private Unfit() {}

  public static final class Throwing implements Function<String, String> {
    public Throwing(Environment environment) {
      environment.require("NOT_SET");
    }

    @Override
    public String apply(String input, Context context) {
      return input;
    }
  }

  /** Nobody can say what T is. */
  public static final class Uncapturable<T> implements Function<T, String> {
    @Override
    public String apply(T input, Context context) {
      return "";
    }
  }
}
