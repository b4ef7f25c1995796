package dev.anyfn.store.jdbc;

import java.sql.SQLException;

/** What is done with one connection. Run again where that changes nothing. */
abstract class Work<T> {

  abstract T run(OpenConnection open) throws SQLException;

  /** Whether it may have changed something, if the connection is lost now. */
  boolean mayHaveWritten() {
    return false;
  }
}
