package dev.anyfn.store.jdbc;

import java.sql.Connection;
import java.sql.SQLException;

/** What is done with one connection. Run again where that changes nothing. */
abstract class Work<T> {

  abstract T run(Connection connection) throws SQLException;

  /** Whether it may have changed something, if the connection is lost now. */
  boolean mayHaveWritten() {
    return false;
  }
}
