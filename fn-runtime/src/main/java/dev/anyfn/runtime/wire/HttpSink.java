package dev.anyfn.runtime.wire;

import dev.anyfn.Headers;
import java.io.IOException;
import java.io.OutputStream;

/** Takes an HTTP answer, for an adapter. Used once, by one thread. */
public interface HttpSink {

  /** The length of a body that is not known before it is written. */
  long UNKNOWN_LENGTH = -1;

  /**
   * Sends status and headers.
   *
   * @param status 200 to 599
   * @param headers the headers, without those that frame the body
   * @param length of the body in bytes; 0 for none; {@link #UNKNOWN_LENGTH} for a body that is
   *     flushed as it grows
   * @return takes the body; closed by the caller, unless the body breaks off
   * @throws IOException if the client is gone
   */
  OutputStream start(int status, Headers headers, long length) throws IOException;
}
