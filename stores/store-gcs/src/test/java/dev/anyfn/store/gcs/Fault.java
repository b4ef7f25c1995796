package dev.anyfn.store.gcs;

import java.util.function.Predicate;

/**
 * What goes wrong with a request.
 *
 * @param request which: its method and path
 * @param kind how
 * @param status of the answer, or how many bytes of it are sent
 */
record Fault(Predicate<String> request, Kind kind, int status) {

  enum Kind {
    /** It is answered so, and nothing is done. */
    ANSWER,
    /** It is done, and the connection cut. */
    LOSE_ANSWER,
    /** The connection is cut, and nothing is done. */
    CUT,
    /** So many bytes of the body are sent, and the connection cut. */
    CUT_BODY,
    /** Of a piece of an upload, so many bytes are kept. */
    KEEP_LESS
  }

  static Fault answer(int status, String request) {
    return new Fault(line -> line.contains(request), Kind.ANSWER, status);
  }

  static Fault loseAnswer(String request) {
    return new Fault(line -> line.contains(request), Kind.LOSE_ANSWER, 0);
  }

  static Fault cut(String request) {
    return new Fault(line -> line.contains(request), Kind.CUT, 0);
  }

  static Fault cutBody(int bytes, String request) {
    return new Fault(line -> line.contains(request), Kind.CUT_BODY, bytes);
  }

  static Fault keepLess(int bytes) {
    return new Fault(line -> line.startsWith("PUT /upload"), Kind.KEEP_LESS, bytes);
  }
}
