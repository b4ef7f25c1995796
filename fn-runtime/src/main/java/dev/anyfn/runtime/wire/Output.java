package dev.anyfn.runtime.wire;

import java.io.OutputStream;

/**
 * The output of a function: one row of the wire table. Bound once; safe for use by many threads.
 */
public interface Output {

  /**
   * Encodes the answer to an HTTP request.
   *
   * @param value what the function returned; never null
   * @param reply takes the answer
   * @throws Exception if the value cannot be encoded, or the client is gone
   */
  void http(Object value, HttpReply reply) throws Exception;

  /**
   * Encodes a payload that is JSON.
   *
   * @param value what the function returned; never null
   * @param out takes the payload; not closed
   * @throws Exception if the value cannot be encoded or written
   */
  void direct(Object value, OutputStream out) throws Exception;
}
