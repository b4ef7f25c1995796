package dev.anyfn.aws;

import dev.anyfn.runtime.Origin;
import java.io.OutputStream;

/** What is done with payloads of one kind. Safe for use by many threads. */
@FunctionalInterface
interface Trigger {

  /**
   * Handles one payload.
   *
   * @throws Exception if the platform has to hear of the failure
   */
  void handle(byte[] payload, OutputStream out, Origin origin) throws Exception;
}
