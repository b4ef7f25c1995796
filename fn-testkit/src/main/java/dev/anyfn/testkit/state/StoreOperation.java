package dev.anyfn.testkit.state;

/**
 * One call of a driver.
 *
 * @param store the name of the bucket or table; empty if unknown
 * @param name the name of the driver's method; {@code put} or {@code delete} for a write to a table
 * @param key its key; the first of several; a prefix or partition for a list or query
 * @param writes true if it changes something
 */
public record StoreOperation(String store, String name, String key, boolean writes) {

  /** Creates a call of a store whose name is not known. */
  public StoreOperation(String name, String key, boolean writes) {
    this("", name, key, writes);
  }

  /** Returns the same call of a store with a name. */
  public StoreOperation of(String storeName) {
    return new StoreOperation(storeName, name, key, writes);
  }

  /** Returns a step of a story. */
  @Override
  public String toString() {
    return store.isEmpty() ? name + " " + key : name + " " + store + "/" + key;
  }
}
