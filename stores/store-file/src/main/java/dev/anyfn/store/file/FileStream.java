package dev.anyfn.store.file;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** Some bytes of a file, which it closes. */
final class FileStream extends InputStream {

  /** The JDK copies through a buffer outside of the heap that is as large as the request. */
  private static final int MOST = 64 * 1024;

  private final FileChannel file;
  private long position;
  private long left;

  FileStream(FileChannel file, long position, long length) {
    this.file = file;
    this.position = position;
    this.left = length;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (left == 0) {
      return -1;
    }
    int most = (int) Math.min(Math.min(length, MOST), left);
    int n = file.read(ByteBuffer.wrap(bytes, offset, most), position);
    if (n < 0) {
      throw new EOFException("the file became shorter while it was read");
    }
    position += n;
    left -= n;
    return n;
  }

  /** At once, and not by pieces of 8 KiB, where all that is left is an array. */
  @Override
  public byte[] readAllBytes() throws IOException {
    return left <= MOST ? readNBytes((int) left) : super.readAllBytes();
  }

  @Override
  public long skip(long bytes) {
    long skipped = Math.max(0, Math.min(bytes, left));
    position += skipped;
    left -= skipped;
    return skipped;
  }

  @Override
  public int available() {
    return (int) Math.min(left, Integer.MAX_VALUE);
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
