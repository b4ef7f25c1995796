package dev.anyfn.store.jdbc;

import java.sql.SQLException;

/** Work on one connection, which may be run again as long as nothing was changed. */
abstract class Work<T> {

  abstract T run(OpenConnection open) throws SQLException;

  /** Returns true if it may have changed something when the connection is lost now. */
  boolean mayHaveWritten() {
    return false;
  }
}
