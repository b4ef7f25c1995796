package dev.anyfn.runtime;

import java.io.OutputStream;

/**
 * What a function gives: one row of the wire table. Bound once; safe for use by many threads. What
 * it is handed is never null.
 */
interface Output {

  /** As the answer to an HTTP request. */
  void http(Object value, HttpReply reply) throws Exception;

  /** As a payload that is JSON. */
  void direct(Object value, OutputStream out) throws Exception;
}
