package dev.anyfn.http;

import dev.anyfn.FunctionException;
import dev.anyfn.runtime.HttpCall;
import dev.anyfn.runtime.wire.HttpSink;
import java.io.IOException;

/** Answers the requests that a server has read. Called by many threads at once. */
interface CallHandler {

  /**
   * Answers a request.
   *
   * @throws IOException if the answer cannot be sent whole: the server breaks the connection
   */
  void handle(HttpCall call, HttpSink sink) throws IOException;

  /**
   * Answers a request that the server could not read.
   *
   * @throws IOException if the answer cannot be sent whole: the server breaks the connection
   */
  void refuse(FunctionException cause, String method, HttpSink sink) throws IOException;

  /** Asks for no more requests, and waits until those in flight are answered or out of time. */
  void drain();
}
