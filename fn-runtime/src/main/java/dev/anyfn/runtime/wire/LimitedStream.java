package dev.anyfn.runtime.wire;

import dev.anyfn.ErrorCode;
import dev.anyfn.FunctionException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A body that fails, rather than ends, where it is larger than allowed. */
final class LimitedStream extends FilterInputStream {

  private final long limit;
  private long left;

  /** Limits a stream; with this return type, the class is loaded only when there is one. */
  static InputStream of(InputStream in, long limit) {
    return new LimitedStream(in, limit);
  }

  private LimitedStream(InputStream in, long limit) {
    super(in);
    this.limit = limit;
    this.left = limit;
  }

  static FunctionException tooLarge(long limit) {
    return new FunctionException(
        ErrorCode.PAYLOAD_TOO_LARGE, "The body is larger than " + limit + " bytes");
  }

  @Override
  public int read() throws IOException {
    int value = super.read();
    if (value >= 0) {
      count(1);
    }
    return value;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    int read = super.read(bytes, offset, length);
    if (read > 0) {
      count(read);
    }
    return read;
  }

  @Override
  public long skip(long count) throws IOException {
    long skipped = super.skip(count);
    count(skipped);
    return skipped;
  }

  @Override
  public boolean markSupported() {
    return false;
  }

  private void count(long bytes) {
    left -= bytes;
    if (left < 0) {
      throw tooLarge(limit);
    }
  }
}
