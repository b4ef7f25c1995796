package dev.anyfn.testkit.platform;

import dev.anyfn.testkit.Output;

/** Sends requests to functions on one platform. */
interface Caller {

  Answer call(Request request);

  /** What the process with the functions has written. */
  Output log();
}
