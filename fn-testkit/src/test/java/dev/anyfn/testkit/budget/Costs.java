package dev.anyfn.testkit.budget;

import dev.anyfn.Context;
import dev.anyfn.Function;

/** Functions that cost something. */
public final class Costs {

  private Costs() {}

  public static final class Plain implements Function<String, String> {
    @Override
    public String apply(String input, Context context) {
      return input;
    }
  }

  /** As {@link Plain}, and one class more. */
  public static final class Grown implements Function<String, String> {
    static final class Gained {
      static String of(String input) {
        return input;
      }
    }

    @Override
    public String apply(String input, Context context) {
      return Gained.of(input);
    }
  }

  public static final class Bean {
    private String id = "";

    public String getId() {
      return id;
    }

    public void setId(String id) {
      this.id = id;
    }
  }

  public static final class OfBeans implements Function<Bean, Bean> {
    @Override
    public Bean apply(Bean input, Context context) {
      return input;
    }
  }

  public static final class Wasteful implements Function<String, Integer> {
    @Override
    public Integer apply(String input, Context context) {
      byte[] waste = new byte[1_000_000];
      waste[input.length()] = 1;
      return java.util.Arrays.hashCode(new byte[] {waste[0], waste[input.length()]});
    }
  }

  public static final class Failing implements Function<String, String> {
    @Override
    public String apply(String input, Context context) {
      throw new IllegalStateException("no luck today");
    }
  }
}
