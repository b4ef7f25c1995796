package dev.anyfn.benchmarks.stores;

import java.util.ArrayList;
import java.util.List;

/**
 * What is stored: 1 KiB of JSON.
 *
 * @param id its identity
 * @param customer who ordered
 * @param lines what was ordered
 * @param note whatever else there is to say
 */
record Item(String id, String customer, List<Line> lines, String note) {

  static final int BYTES = 1024;

  private static final int LINES = 12;

  /**
   * What was ordered.
   *
   * @param sku the article
   * @param quantity how many
   * @param price of one
   */
  record Line(String sku, int quantity, double price) {}

  /** Always the same for the same number, with a note of so many characters. */
  static Item of(int number, int note) {
    List<Line> lines = new ArrayList<>(LINES);
    for (int i = 0; i < LINES; i++) {
      lines.add(new Line("SKU-" + (100_000 + i), 1 + i % 9, 19.25 + i));
    }
    return new Item("order-" + (100_000 + number), "Zoë Müller €", lines, "n".repeat(note));
  }
}
