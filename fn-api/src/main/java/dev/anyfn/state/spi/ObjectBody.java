package dev.anyfn.state.spi;

import dev.anyfn.state.ObjectInfo;
import java.io.InputStream;
import java.util.Objects;

/**
 * An open object.
 *
 * @param info the facts about the whole object, of the same version as the stream
 * @param stream the bytes of the range; closing it ends the transfer
 */
public record ObjectBody(ObjectInfo info, InputStream stream) {
  public ObjectBody {
    Objects.requireNonNull(info, "info");
    Objects.requireNonNull(stream, "stream");
  }
}
