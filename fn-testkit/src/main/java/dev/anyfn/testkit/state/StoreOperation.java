package dev.anyfn.testkit.state;

/**
 * One call of a driver.
 *
 * @param name the name of the driver's method; {@code put} or {@code delete} for what a table
 *     writes
 * @param key where; of the first write of several; a prefix or partition for a list or query
 * @param writes whether it changes something
 */
public record StoreOperation(String name, String key, boolean writes) {

  /** As a step of a story. */
  @Override
  public String toString() {
    return name + " " + key;
  }
}
