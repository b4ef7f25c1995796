package dev.anyfn.testkit.platform;

import dev.anyfn.testkit.event.HttpAnswer;
import dev.anyfn.testkit.event.HttpEvent;
import dev.anyfn.testkit.fork.Fork;

/** The way of an HTTP request to a function, and of its answer back. */
interface HttpDoor {

  /**
   * Sends a request.
   *
   * @throws BrokenAnswerException if the function, or its process, ended before the answer did
   */
  HttpAnswer send(Fork fork, HttpEvent request) throws BrokenAnswerException;
}
