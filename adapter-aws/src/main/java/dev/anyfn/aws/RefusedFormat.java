package dev.anyfn.aws;

import dev.anyfn.FunctionException;
import dev.anyfn.runtime.Instance;
import dev.anyfn.runtime.Origin;
import java.io.OutputStream;

/**
 * An envelope that is recognised and not understood yet. It is refused, because a success would
 * acknowledge what nobody has read (I-10).
 */
public final class RefusedFormat implements Format {

  /** Creates the format. */
  public RefusedFormat() {}

  @Override
  public void handle(Instance instance, byte[] payload, OutputStream out, Origin origin) {
    throw FunctionException.invalidInput(
        "The payload is the envelope of a trigger that is not supported yet: set FN_TRIGGER=direct"
            + " to hand the whole envelope to the function");
  }
}
