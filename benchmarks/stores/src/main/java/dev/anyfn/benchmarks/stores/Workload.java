package dev.anyfn.benchmarks.stores;

import java.io.IOException;
import java.sql.SQLException;

/**
 * What is measured, on {@value #ITEMS} items numbered from 0 on: by AnyFn or by hand, with the same
 * effects. For one thread.
 */
interface Workload extends AutoCloseable {

  /** As many as a page has. */
  int ITEMS = 100;

  /** Puts an item, whatever is there. */
  void put(int number, Object value) throws Exception;

  /** Reads an item; it is there. */
  Object get(int number) throws Exception;

  /** Puts an item, if the version is there that this object has written last. */
  void replace(int number, Object value) throws Exception;

  /**
   * Reads a page of all items: of a table with their values, of a bucket with key, size and time.
   *
   * @return how many there were
   */
  int page() throws Exception;

  @Override
  void close() throws IOException, SQLException;

  /** The key of an item in a bucket, and its sort key in a table, of {@value #PARTITION}. */
  static String key(int number) {
    return "order-" + (100_000 + number);
  }

  /** Of tables, and before the slash of a bucket's keys. */
  String PARTITION = "orders";
}
