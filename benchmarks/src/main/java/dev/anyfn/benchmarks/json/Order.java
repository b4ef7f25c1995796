package dev.anyfn.benchmarks.json;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What is read and written: nested records, lists, a map, numbers, text beyond ASCII.
 *
 * @param id its identity
 * @param customer who ordered
 * @param lines what was ordered
 * @param notes whatever else there is to say
 * @param paid whether it is paid
 */
public record Order(
    String id, Customer customer, List<Line> lines, Map<String, String> notes, boolean paid) {

  /**
   * Who ordered.
   *
   * @param name the name
   * @param email the address
   * @param points how loyal
   */
  public record Customer(String name, String email, long points) {}

  /**
   * What was ordered.
   *
   * @param sku the article
   * @param quantity how many
   * @param price of one
   */
  public record Line(String sku, int quantity, double price) {}

  /**
   * An order.
   *
   * @param lines how many lines it has
   * @return always the same for the same number
   */
  public static Order of(int lines) {
    List<Line> list = new ArrayList<>(lines);
    for (int i = 0; i < lines; i++) {
      list.add(new Line("SKU-" + (100_000 + i), 1 + i % 9, 19.25 + i));
    }
    return new Order(
        "order-4711",
        new Customer("Zoë Müller €", "zoe@example.com", 123_456_789_012L),
        list,
        Map.of("gift", "yes", "text", "Many \"happy\" returns\n"),
        true);
  }
}
