package dev.anyfn.store.jdbc;

import dev.anyfn.state.StoreError;
import dev.anyfn.state.StoreException;

/**
 * The name of a table in SQL.
 *
 * @param name by which the function asks for it; without underscores, which keep our own tables
 *     apart
 */
record TableName(String name) {

  /** PostgreSQL cuts identifiers behind 63 bytes, without a word. */
  private static final int LONGEST = 50;

  static TableName of(String name) {
    boolean valid = !name.isEmpty() && name.length() <= LONGEST;
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      valid &= (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
    }
    if (!valid) {
      throw new StoreException(
          StoreError.INVALID_INPUT,
          "the name of a table in a database has 1 to "
              + LONGEST
              + " lower-case letters, digits and hyphens");
    }
    return new TableName(name);
  }

  /** The table, quoted. */
  String table() {
    return "\"anyfn_" + name + "\"";
  }

  /** Its index, quoted. */
  String index() {
    return "\"anyfn_" + name + "_expiry\"";
  }
}
