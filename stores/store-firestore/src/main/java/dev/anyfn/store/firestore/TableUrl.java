package dev.anyfn.store.firestore;

import dev.anyfn.Environment;
import dev.anyfn.state.StoreError;
import dev.anyfn.state.StoreException;

/**
 * The address of a table.
 *
 * @param project the id of the project
 * @param database the id of the database
 * @param collection the id of the collection
 */
record TableUrl(String project, String database, String collection) {

  private static final String START = "firestore://";
  private static final String DATABASE = "database=";

  static TableUrl parse(String url, Environment environment) {
    int slash = url.indexOf('/', START.length());
    if (!url.regionMatches(true, 0, START, 0, START.length()) || slash < 0) {
      throw notUnderstood("");
    }
    int query = url.indexOf('?');
    String option = query < 0 ? DATABASE + "(default)" : url.substring(query + 1);
    String database =
        option.startsWith(DATABASE) ? option.substring(DATABASE.length()) : "not understood/";
    String collection = url.substring(slash + 1, query < 0 ? url.length() : query);
    String project =
        slash > START.length()
            ? url.substring(START.length(), slash)
            : environment
                .setting("GOOGLE_CLOUD_PROJECT")
                .orElseThrow(() -> notUnderstood("; GOOGLE_CLOUD_PROJECT is not set"));
    if (!isName(project)
        || !isName(collection)
        || !(database.equals("(default)") || isName(database))) {
      throw notUnderstood("");
    }
    return new TableUrl(project, database, collection);
  }

  /** Less than what Firestore takes, and nothing that an URL would have to escape. */
  private static boolean isName(String name) {
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (c > '~' || (!Character.isLetterOrDigit(c) && "-_.:".indexOf(c) < 0)) {
        return false;
      }
    }
    return !name.isEmpty() && !name.startsWith(".") && !name.startsWith("__");
  }

  private static StoreException notUnderstood(String why) {
    return new StoreException(
        StoreError.INVALID_INPUT,
        "the address of a Firestore table is firestore://project/collection,"
            + " firestore:///collection or firestore://project/collection?database=name, with"
            + " letters, digits, hyphens, dots and underscores"
            + why);
  }
}
