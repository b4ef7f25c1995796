package dev.anyfn.store.jdbc;

import dev.anyfn.state.StoreError;
import dev.anyfn.state.StoreException;
import java.sql.SQLException;

/**
 * The meaning of a database's exception.
 *
 * @param kind what is done about it
 * @param error the code, if that is of no use
 * @param words what happened
 */
record Failure(Kind kind, StoreError error, String words) {

  enum Kind {
    /** The connection is gone: what was sent may have been done. */
    LOST,
    /** Nothing was done, because others were at the same; to be tried again. */
    CONFLICT,
    /** Nothing was done, and this connection will not do it. */
    STALE,
    /** Nothing was done. */
    REFUSED
  }

  static Failure lost() {
    return new Failure(Kind.LOST, StoreError.UNAVAILABLE, "the connection to the database is lost");
  }

  static Failure conflict() {
    return new Failure(
        Kind.CONFLICT, StoreError.RATE_LIMITED, "others change the same rows, again and again");
  }

  static Failure stale(StoreError error, String words) {
    return new Failure(Kind.STALE, error, words);
  }

  static Failure refused(StoreError error, String words) {
    return new Failure(Kind.REFUSED, error, words);
  }

  static Failure unforeseen() {
    return refused(StoreError.INTERNAL, "the database refuses the statement");
  }

  /** Returns the exception that the driver throws. */
  StoreException exception(SQLException cause) {
    return exception(error, cause);
  }

  /** Returns the exception with another code, where it depends on what was being done. */
  StoreException exception(StoreError instead, SQLException cause) {
    return new StoreException(
        instead,
        words + " (SQLState " + cause.getSQLState() + ", code " + cause.getErrorCode() + ")",
        cause);
  }
}
