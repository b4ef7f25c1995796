package dev.anyfn.testkit.platform;

import dev.anyfn.testkit.Fork;
import dev.anyfn.testkit.Output;

/** Sends requests to functions on one platform. */
interface Caller {

  Answer call(Request request);

  /** The process with the functions. */
  Fork fork();

  /** What it has written. */
  default Output log() {
    return fork().output();
  }
}
