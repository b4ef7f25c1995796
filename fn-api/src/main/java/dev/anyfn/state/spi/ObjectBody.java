package dev.anyfn.state.spi;

import dev.anyfn.state.ObjectInfo;
import java.io.InputStream;
import java.util.Objects;

/**
 * An object that is being read.
 *
 * @param info of the same version as the stream; its size is that of the whole object
 * @param stream the bytes of the range; closing it ends the transfer
 */
public record ObjectBody(ObjectInfo info, InputStream stream) {
  public ObjectBody {
    Objects.requireNonNull(info, "info");
    Objects.requireNonNull(stream, "stream");
  }
}
