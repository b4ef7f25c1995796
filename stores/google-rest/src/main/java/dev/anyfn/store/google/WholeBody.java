package dev.anyfn.store.google;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * A body of known length. The JDK's client takes a connection that breaks for the end of the body;
 * this stream does not.
 */
final class WholeBody extends FilterInputStream {

  private static final int SMALL = 64 * 1024;

  private long left;

  WholeBody(InputStream body, long length) {
    super(body);
    this.left = length;
  }

  @Override
  public int read() throws IOException {
    int read = super.read();
    count(read < 0 ? -1 : 1);
    return read;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int read = super.read(buffer, offset, length);
    count(read);
    return read;
  }

  /** At once, and not into a buffer of 8 KiB that is then copied, where little is left. */
  @Override
  public byte[] readAllBytes() throws IOException {
    return left <= SMALL ? readNBytes((int) left) : super.readAllBytes();
  }

  @Override
  public long skip(long n) throws IOException {
    long skipped = super.skip(n);
    left -= skipped;
    return skipped;
  }

  @Override
  public boolean markSupported() {
    return false;
  }

  private void count(int read) throws IOException {
    if (read < 0 && left > 0) {
      throw new IOException("the answer breaks off, " + left + " bytes before its end");
    }
    left -= Math.max(read, 0);
  }
}
