package dev.anyfn.store.dynamodb;

import dev.anyfn.state.StoreError;
import dev.anyfn.state.StoreException;

/**
 * The address of a table.
 *
 * @param table its name in DynamoDB
 * @param create whether it is made if it is not there
 */
record TableUrl(String table, boolean create) {

  private static final String START = "dynamodb://";
  private static final int MAX_NAME = 255;

  static TableUrl parse(String url) {
    if (!url.regionMatches(true, 0, START, 0, START.length())) {
      throw notUnderstood();
    }
    int query = url.indexOf('?');
    String name = url.substring(START.length(), query < 0 ? url.length() : query);
    String option = query < 0 ? "create=false" : url.substring(query + 1);
    if (!isName(name) || !(option.equals("create=true") || option.equals("create=false"))) {
      throw notUnderstood();
    }
    return new TableUrl(name, option.equals("create=true"));
  }

  private static boolean isName(String name) {
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (c > '~' || (!Character.isLetterOrDigit(c) && c != '_' && c != '-' && c != '.')) {
        return false;
      }
    }
    return name.length() >= 3 && name.length() <= MAX_NAME;
  }

  private static StoreException notUnderstood() {
    return new StoreException(
        StoreError.INVALID_INPUT,
        "the address of a DynamoDB table is dynamodb://table-name or"
            + " dynamodb://table-name?create=true, where the name has 3 to 255 letters, digits,"
            + " hyphens, dots and underscores");
  }
}
