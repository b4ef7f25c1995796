package dev.anyfn.store.s3;

import java.io.FilterInputStream;
import java.io.IOException;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * The bytes of an answer, as many as it announced: the JDK's HttpURLConnection takes a connection
 * that breaks off for the end. What the SDK throws is an IOException here, as readers expect it.
 */
final class TransferStream extends FilterInputStream {

  private final ResponseInputStream<?> answer;
  private long left;

  TransferStream(ResponseInputStream<?> answer, long length) {
    super(answer);
    this.answer = answer;
    this.left = length;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    int read;
    try {
      read = answer.read(bytes, offset, length);
    } catch (SdkException e) {
      throw new IOException(e.getMessage(), e);
    }
    left -= Math.max(0, read);
    if (read < 0 && left > 0) {
      throw new IOException("The transfer broke off, " + left + " bytes before its end");
    }
    return read;
  }

  /** Nothing is jumped over without being counted. */
  @Override
  public long skip(long count) throws IOException {
    long skipped = 0;
    byte[] waste = new byte[(int) Math.min(8192, Math.max(0, count))];
    while (skipped < count) {
      int read = read(waste, 0, (int) Math.min(waste.length, count - skipped));
      if (read < 0) {
        break;
      }
      skipped += read;
    }
    return skipped;
  }

  @Override
  public boolean markSupported() {
    return false;
  }

  /** A transfer that was not read to its end is cut: its rest may be gigabytes. */
  @Override
  public void close() throws IOException {
    if (left > 0) {
      answer.abort();
    } else {
      answer.close();
    }
  }
}
