package dev.anyfn.testkit.state;

/**
 * One call of a driver.
 *
 * @param store the name of the bucket or table; empty where it is not known
 * @param name the name of the driver's method; {@code put} or {@code delete} for what a table
 *     writes
 * @param key where; of the first write of several; a prefix or partition for a list or query
 * @param writes whether it changes something
 */
public record StoreOperation(String store, String name, String key, boolean writes) {

  /**
   * A call of the driver of a store whose name is not known.
   *
   * @param name as above
   * @param key as above
   * @param writes as above
   */
  public StoreOperation(String name, String key, boolean writes) {
    this("", name, key, writes);
  }

  /** The same call, of a store with a name. */
  public StoreOperation of(String storeName) {
    return new StoreOperation(storeName, name, key, writes);
  }

  /** As a step of a story. */
  @Override
  public String toString() {
    return store.isEmpty() ? name + " " + key : name + " " + store + "/" + key;
  }
}
