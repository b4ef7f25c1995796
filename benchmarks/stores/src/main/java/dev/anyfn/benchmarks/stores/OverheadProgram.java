package dev.anyfn.benchmarks.stores;

import dev.anyfn.runtime.JsonValues;
import dev.anyfn.state.spi.ValueCodec;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** One fork: all operations of one product, by hand and by AnyFn. */
final class OverheadProgram {

  /** Begins a line of figures; fields are parted by tabs. */
  static final String RESULT = "result";

  private OverheadProgram() {}

  /**
   * Runs it.
   *
   * @param args product; {@code json} or {@code bytes}; milliseconds of warm-up, and of measuring,
   *     for each operation
   */
  public static void main(String[] args) throws Exception {
    boolean json = args[1].equals("json");
    ValueCodec codec = json ? new JsonValues() : new Unchanged();
    Class<?> type = json ? Item.class : byte[].class;
    Object[] values = values(json);
    Map<String, String> settings = System.getenv();
    try (Workload byHand = Sides.byHand(Product.valueOf(args[0]), settings, codec, type);
        Workload portable = Sides.portable(settings, codec, type)) {
      for (int i = 0; i < Workload.ITEMS; i++) {
        byHand.put(i, values[i]);
        portable.put(i, values[i]);
        if (json && !byHand.get(i).equals(portable.get(i))) {
          throw new IllegalStateException("the stores do not agree about item " + i);
        }
      }
      for (Operation operation : Operation.values()) {
        List<Duel.Pair> pairs =
            new Duel(operation, byHand, portable, values).run(millis(args[2]), millis(args[3]));
        print(operation, pairs);
      }
    }
  }

  private static Duration millis(String text) {
    return Duration.ofMillis(Long.parseLong(text));
  }

  private static Object[] values(boolean json) {
    Object[] values = new Object[Workload.ITEMS];
    for (int i = 0; i < values.length; i++) {
      int note = Item.BYTES - new JsonValues().encode(Item.of(i, 0)).length;
      Item item = Item.of(i, note);
      values[i] = json ? item : new JsonValues().encode(item);
    }
    return values;
  }

  private static void print(Operation operation, List<Duel.Pair> pairs) {
    System.out.printf(
        Locale.ROOT,
        "%s\t%s\t%f\t%f\t%f\t%f\t%f\t%f\t%f%n",
        RESULT,
        operation,
        Duel.Pair.median(pairs, pair -> pair.byHand().cpu()),
        Duel.Pair.median(pairs, pair -> pair.portable().cpu()),
        Duel.Pair.median(pairs, pair -> pair.portable().cpu() / pair.byHand().cpu()),
        Duel.Pair.median(pairs, pair -> pair.byHand().time()),
        Duel.Pair.median(pairs, pair -> pair.portable().time()),
        Duel.Pair.median(pairs, pair -> pair.portable().time() / pair.byHand().time()),
        Duel.Pair.median(pairs, pair -> pair.portable().bytes() / pair.byHand().bytes()));
  }
}
