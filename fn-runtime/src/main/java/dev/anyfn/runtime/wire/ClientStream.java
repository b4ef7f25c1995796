package dev.anyfn.runtime.wire;

import java.io.IOException;
import java.io.OutputStream;

/** Tells a client that is gone from a function that fails: what is thrown here is the client's. */
final class ClientStream extends OutputStream {

  private final OutputStream out;

  ClientStream(OutputStream out) {
    this.out = out;
  }

  @Override
  public void write(int value) throws IOException {
    write(new byte[] {(byte) value}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    try {
      out.write(bytes, offset, length);
    } catch (IOException e) {
      throw new ClientGoneException(e);
    }
  }

  @Override
  public void flush() throws IOException {
    try {
      out.flush();
    } catch (IOException e) {
      throw new ClientGoneException(e);
    }
  }

  @Override
  public void close() throws IOException {
    try {
      out.close();
    } catch (IOException e) {
      throw new ClientGoneException(e);
    }
  }
}
