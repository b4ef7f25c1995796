package dev.anyfn.store.s3;

import java.io.FilterInputStream;
import java.io.IOException;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkException;

/** The bytes of an answer. What the SDK throws is an IOException here, as readers expect it. */
final class TransferStream extends FilterInputStream {

  private final ResponseInputStream<?> answer;
  private boolean ended;

  TransferStream(ResponseInputStream<?> answer) {
    super(answer);
    this.answer = answer;
  }

  @Override
  public int read() throws IOException {
    try {
      int read = answer.read();
      ended |= read < 0;
      return read;
    } catch (SdkException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    try {
      int read = answer.read(bytes, offset, length);
      ended |= read < 0;
      return read;
    } catch (SdkException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  /** A transfer that was not read to its end is cut: its rest may be gigabytes. */
  @Override
  public void close() throws IOException {
    if (ended) {
      answer.close();
    } else {
      answer.abort();
    }
  }
}
