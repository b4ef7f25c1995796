package dev.anyfn.store.tck;

import java.io.IOException;
import java.io.InputStream;

/** Bytes that follow from their position; they take no memory. */
final class Generated extends InputStream {

  private final long size;
  private final boolean breaks;
  private long position;

  Generated(long size, boolean breaks) {
    this.size = size;
    this.breaks = breaks;
  }

  static byte at(long position) {
    return (byte) (position * 31 + (position >>> 9));
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    if (position == size) {
      if (breaks) {
        throw new IOException("The body breaks here, as the test wants it");
      }
      return -1;
    }
    int count = (int) Math.min(length, size - position);
    for (int i = 0; i < count; i++) {
      buffer[offset + i] = at(position++);
    }
    return count;
  }
}
