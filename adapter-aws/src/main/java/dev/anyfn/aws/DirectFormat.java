package dev.anyfn.aws;

import dev.anyfn.runtime.DirectTrigger;
import dev.anyfn.runtime.Instance;
import dev.anyfn.runtime.Origin;
import java.io.OutputStream;

/** A payload without envelope. A failure is thrown, so that the platform retries it. */
public final class DirectFormat implements Format {

  /** Creates the format. */
  public DirectFormat() {}

  @Override
  public void handle(Instance instance, byte[] payload, OutputStream out, Origin origin)
      throws Exception {
    new DirectTrigger(instance).handle(payload, out, origin);
  }
}
