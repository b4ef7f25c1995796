package dev.anyfn.benchmarks.stores;

import dev.anyfn.runtime.JsonValues;
import java.util.Map;

/**
 * Puts an item, reads it, says so, and waits: by AnyFn, or by hand for the product that is the
 * argument.
 */
final class FirstUseProgram {

  private FirstUseProgram() {}

  /**
   * Runs it, until its standard input ends.
   *
   * @param args whose
   */
  public static void main(String[] args) throws Exception {
    use(args[0]);
    NothingProgram.main(args);
  }

  private static void use(String whose) throws Exception {
    Map<String, String> settings = System.getenv();
    JsonValues codec = new JsonValues();
    Workload store =
        whose.equals("AnyFn")
            ? Sides.portable(settings, codec, Item.class)
            : Sides.byHand(Product.valueOf(whose), settings, codec, Item.class);
    Item item = Item.of(0, 100);
    store.put(0, item);
    if (!item.equals(store.get(0))) {
      throw new IllegalStateException("another item was read");
    }
  }
}
