package dev.anyfn.aws;

import dev.anyfn.runtime.Instance;
import dev.anyfn.runtime.Origin;
import java.io.OutputStream;

/**
 * The format of a trigger's payloads: reads the envelope and writes the answer. Each is a public
 * class with a public constructor without arguments, named by a {@link TriggerRow}. Stateless.
 */
public interface Format {

  /**
   * Handles one payload.
   *
   * @param instance runs the function
   * @param payload the payload, in UTF-8
   * @param out takes the answer
   * @param origin what the platform knows beside the payload
   * @throws Exception if the platform must learn of a failure
   */
  void handle(Instance instance, byte[] payload, OutputStream out, Origin origin) throws Exception;
}
