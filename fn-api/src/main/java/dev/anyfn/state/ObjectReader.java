package dev.anyfn.state;

import dev.anyfn.state.spi.ObjectBody;
import java.io.IOException;
import java.io.InputStream;

/**
 * An object that is being read. For one thread at a time; to be closed, which ends the transfer.
 */
public final class ObjectReader implements AutoCloseable {

  private final ObjectBody body;

  ObjectReader(ObjectBody body) {
    this.body = body;
  }

  /**
   * The facts, of the same version as what is read.
   *
   * @return never null; its size is that of the whole object
   */
  public ObjectInfo info() {
    return body.info();
  }

  /**
   * The bytes.
   *
   * @return the same stream each time; an {@link IOException} of it means that the store could not
   *     be reached to the end
   */
  public InputStream stream() {
    return body.stream();
  }

  /**
   * All bytes that are left.
   *
   * @return as many as fit into memory
   * @throws StoreException UNAVAILABLE if the store could not be reached to the end
   */
  public byte[] bytes() {
    return Bucket.readAll(body.stream());
  }

  /** Ends the transfer. */
  @Override
  public void close() {
    try {
      body.stream().close();
    } catch (IOException e) {
      // Everything that was wanted has been read.
    }
  }
}
