package dev.anyfn.state;

import dev.anyfn.state.spi.ObjectBody;
import java.io.IOException;
import java.io.InputStream;

/** An open object. Not safe for use by many threads; closing it ends the transfer. */
public final class ObjectReader implements AutoCloseable {

  private final ObjectBody body;

  ObjectReader(ObjectBody body) {
    this.body = body;
  }

  /**
   * {@return the facts about the object, of the version that is read; the size is that of the whole
   * object}
   */
  public ObjectInfo info() {
    return body.info();
  }

  /**
   * {@return the bytes, always the same stream; an {@link IOException} means that the store failed
   * before the end}
   */
  public InputStream stream() {
    return body.stream();
  }

  /**
   * Reads all remaining bytes into memory.
   *
   * @throws StoreException UNAVAILABLE if the store fails before the end
   */
  public byte[] bytes() {
    try {
      return body.stream().readAllBytes();
    } catch (IOException e) {
      throw new StoreException(
          StoreError.UNAVAILABLE, "the object could not be read to its end", e);
    }
  }

  /** Ends the transfer. */
  @Override
  public void close() {
    try {
      body.stream().close();
    } catch (IOException e) {
      // The caller has read all it needs.
    }
  }
}
