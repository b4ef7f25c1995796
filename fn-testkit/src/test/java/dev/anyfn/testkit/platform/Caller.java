package dev.anyfn.testkit.platform;

import dev.anyfn.testkit.Fork;
import dev.anyfn.testkit.Output;
import dev.anyfn.testkit.event.HttpAnswer;
import dev.anyfn.testkit.event.HttpEvent;

/** Sends requests to functions on one platform. */
interface Caller {

  HttpAnswer call(HttpEvent request);

  /** The process with the functions. */
  Fork fork();

  /** What it has written. */
  default Output log() {
    return fork().output();
  }
}
